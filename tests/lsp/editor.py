"""An editor for tests: a real client that starts `attrib lsp` and speaks with it through pipes."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any, TypeVar

import cattrs
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter
from pygls.uris import from_fs_path

from attrib.lsp.places import Places
from tests.cli.command import ENVIRONMENT
from tests.fixtures import ROOT

T = TypeVar("T")
Answer = TypeVar("Answer", bound=Callable[..., Any])
# A machine that does much else may need long; what never comes fails after it.
PATIENCE = 120.0

# What editors say they can do, of what makes a difference to us.
VSCODE = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        configuration=True,
        workspace_edit=types.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
        ),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
    ),
    text_document=types.TextDocumentClientCapabilities(
        hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown, types.MarkupKind.PlainText])
    ),
    window=types.WindowClientCapabilities(show_document=types.ShowDocumentClientCapabilities(support=True)),
)
BARE = types.ClientCapabilities()


def _converter() -> cattrs.Converter:
    """Return what reads the server's answers: lsprotocol takes every action with a command for a command alone."""
    converter: cattrs.Converter = default_converter()  # type: ignore[no-untyped-call]

    def action(told: Any, _: type) -> types.Command | types.CodeAction:
        if isinstance(told.get("command"), str):
            return converter.structure(told, types.Command)
        return converter.structure(told, types.CodeAction)

    converter.register_structure_hook(types.Command | types.CodeAction, action)
    return converter


class Editor:
    """An editor with a server of its own; what is asked of it waits for the answer."""

    def __init__(
        self,
        capabilities: types.ClientCapabilities = VSCODE,
        options: Mapping[str, Any] | None = None,
        arguments: tuple[str, ...] = (),
        folder: Path = ROOT,
    ) -> None:
        """Start a server as an editor would that has a folder open."""
        self.told: list[types.PublishDiagnosticsParams] = []
        self.shown: list[types.ShowDocumentParams] = []
        self.said: list[str] = []
        self.watched: list[str] = []
        self.settings: Mapping[str, Any] | None = None
        """What its user set for attrib."""
        self._changed = asyncio.Event()
        self._loop = asyncio.new_event_loop()
        self._client = LanguageClient("editor", "1", converter_factory=_converter)
        self._texts: dict[str, tuple[int, str]] = {}
        self._listen()
        self._do(self._start(capabilities, options, arguments, folder))

    def open(self, file: Path, text: str, language: str = "plaintext") -> str:
        """Open a text, and return its address."""
        uri = from_fs_path(str(file)) or ""
        self._texts[uri] = (1, text)
        item = types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self._client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        return uri

    def type(self, uri: str, text: str) -> None:
        """Put another text in the place of one that is open."""
        version = self._texts[uri][0] + 1
        self._texts[uri] = (version, text)
        self._client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=version),
                content_changes=[types.TextDocumentContentChangeWholeDocument(text=text)],
            )
        )

    def save(self, uri: str) -> None:
        """Tell that a text was saved."""
        self._client.text_document_did_save(types.DidSaveTextDocumentParams(text_document=_named(uri)))

    def close(self, uri: str) -> None:
        """Close a text."""
        self._client.text_document_did_close(types.DidCloseTextDocumentParams(text_document=_named(uri)))

    def tell_of(self, file: Path) -> None:
        """Tell that a file was changed by somebody else."""
        event = types.FileEvent(uri=from_fs_path(str(file)) or "", type=types.FileChangeType.Changed)
        self._client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes=[event]))

    def set(self, settings: Mapping[str, Any], *, push: bool = True) -> None:
        """Change what the user set: told as it is, or to be asked for."""
        self.settings = settings
        told = {"attrib": dict(settings)} if push else None
        self._client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=told))

    def marks(self, uri: str, version: int | None = None) -> list[types.Diagnostic]:
        """Return the marks below a text, of its newest version: they are waited for, and forgotten with this."""
        wanted = version or self._texts[uri][0]

        def there() -> list[types.PublishDiagnosticsParams]:
            return [told for told in self.told if told.uri == uri and told.version == wanted]

        self.wait(lambda: bool(there()))
        found = there()[-1]
        self.told = [told for told in self.told if told.uri != uri]
        return list(found.diagnostics)

    def codes(self, uri: str) -> list[str]:
        """Return the codes of the marks below a text."""
        return [str(mark.code) for mark in self.marks(uri)]

    def hover(self, uri: str, words: str) -> str:
        """Return what is shown where words begin."""
        found = self._ask(self._client.text_document_hover_async(types.HoverParams(_named(uri), self.at(uri, words))))
        return found.contents.value if found and isinstance(found.contents, types.MarkupContent) else ""

    def outline(self, uri: str) -> list[types.DocumentSymbol]:
        """Return the outline of a text."""
        found = self._ask(self._client.text_document_document_symbol_async(types.DocumentSymbolParams(_named(uri))))
        return [symbol for symbol in found or () if isinstance(symbol, types.DocumentSymbol)]

    def lit(self, uri: str, words: str) -> list[str]:
        """Return the words that light up with those where words begin."""
        asked = types.DocumentHighlightParams(_named(uri), self.at(uri, words))
        found = self._ask(self._client.text_document_document_highlight_async(asked))
        return [self.words(uri, light.range) for light in found or ()]

    def actions(
        self, uri: str, place: types.Range, only: list[types.CodeActionKind | str] | None = None
    ) -> list[types.CodeAction]:
        """Return what is offered at a place."""
        asked = types.CodeActionParams(_named(uri), place, types.CodeActionContext(diagnostics=[], only=only))
        found = self._ask(self._client.text_document_code_action_async(asked))
        return [action for action in found or () if isinstance(action, types.CodeAction)]

    def run(self, command: types.Command | None) -> None:
        """Have the server run a command."""
        assert command
        params = types.ExecuteCommandParams(command=command.command, arguments=command.arguments)
        self._ask(self._client.workspace_execute_command_async(params))

    def at(self, uri: str, words: str) -> types.Position:
        """Return where words begin in a text."""
        return Places(self._texts[uri][1]).position(self._texts[uri][1].index(words))

    def words(self, uri: str, place: types.Range) -> str:
        """Return the words at a place."""
        span = Places(self._texts[uri][1]).span(place)
        return self._texts[uri][1][span.start : span.end]

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so."""

        async def go() -> None:
            while not condition():
                self._changed.clear()
                await self._changed.wait()

        self._ask(go())

    def end(self) -> tuple[int | None, str]:
        """End the server as an editor does; return its exit code and what it said on standard error."""
        self._ask(self._client.shutdown_async(None))
        return self._do(self._stop())

    async def _start(
        self,
        capabilities: types.ClientCapabilities,
        options: Mapping[str, Any] | None,
        arguments: tuple[str, ...],
        folder: Path,
    ) -> None:
        environment = {**ENVIRONMENT, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
        command = ("-m", "attrib", "lsp", *arguments)
        await self._client.start_io(sys.executable, *command, cwd=str(folder), env=environment)
        params = types.InitializeParams(
            capabilities=capabilities, root_uri=from_fs_path(str(folder)), initialization_options=options
        )
        self.abilities = (await self._client.initialize_async(params)).capabilities
        self._client.initialized(types.InitializedParams())

    async def _stop(self) -> tuple[int | None, str]:
        server = self._client._server
        assert server
        assert server.stderr
        self._client.exit(None)
        said = await asyncio.wait_for(server.stderr.read(), PATIENCE)
        stopped: Awaitable[None] = self._client.stop()  # type: ignore[no-untyped-call]
        await asyncio.wait_for(stopped, PATIENCE)
        return server.returncode, said.decode()

    def _listen(self) -> None:
        """Keep what the server says."""
        on: Callable[[str], Callable[[Answer], Answer]] = self._client.feature

        @on(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def told(params: types.PublishDiagnosticsParams) -> None:
            self.told.append(params)
            self._changed.set()

        @on(types.WINDOW_SHOW_DOCUMENT)
        def shown(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
            self.shown.append(params)
            return types.ShowDocumentResult(success=True)

        @on(types.WINDOW_SHOW_MESSAGE)
        def said(params: types.ShowMessageParams) -> None:
            self.said.append(params.message)
            self._changed.set()

        @on(types.CLIENT_REGISTER_CAPABILITY)
        def watched(params: types.RegistrationParams) -> None:
            options: Any = params.registrations[0].register_options
            self.watched += [watcher["globPattern"] for watcher in options["watchers"]]
            self._changed.set()

        @on(types.WORKSPACE_CONFIGURATION)
        def settings(params: types.ConfigurationParams) -> list[Any]:
            return [self.settings for _ in params.items]

    def _ask(self, question: Coroutine[Any, Any, T]) -> T:
        return self._do(asyncio.wait_for(question, PATIENCE))

    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run_until_complete(work)


def _named(uri: str) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri=uri)
