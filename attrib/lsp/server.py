"""The language server: which question of an editor is answered by what."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from attrib.article import SIDECAR
from attrib.lsp.actions import OPEN_PAGE, SELECT, Abilities, actions
from attrib.lsp.buffers import UNSAVED, Buffer, Checked, is_sidecar
from attrib.lsp.desk import Check, Desk
from attrib.lsp.diagnostics import diagnostics_of
from attrib.lsp.highlights import highlights
from attrib.lsp.hovers import hover
from attrib.lsp.outline import outline
from attrib.report.rule_pages import rule_page
from attrib.rules import find_rule
from attrib.version import VERSION

SECTION = "attrib"
"""Under which name an editor keeps what its user sets for attrib."""
# What a check depends on beside the text.
WATCHED = ("**/attrib.toml", "**/pyproject.toml", f"**/*{SIDECAR}", "**/attrib-baseline.json")
HOVER, OUTLINE = types.TEXT_DOCUMENT_HOVER, types.TEXT_DOCUMENT_DOCUMENT_SYMBOL
HIGHLIGHT, ACTIONS = types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, types.TEXT_DOCUMENT_CODE_ACTION

Configure = Callable[[Mapping[str, Any] | None], str]
"""Reads all configuration anew, with what the editor sets if it says so, and returns what is wrong with that, if
anything."""


class Server(LanguageServer):
    """Speaks the protocol; every text goes over its desk."""

    def __init__(self, check: Check, configure: Configure) -> None:
        """Take what checks a text, and what reads the configuration anew."""
        # Whole texts: an article is small, and clients and servers disagree on what ends a line.
        super().__init__("attrib", VERSION, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self._check = check
        self._configure = configure
        self._desk: Desk | None = None
        self._pages = tempfile.TemporaryDirectory(prefix="attrib-rules-")

    @property
    def desk(self) -> Desk:
        """The texts that are open."""
        if self._desk is None:
            self._desk = Desk(self._check, self._tell)
        return self._desk

    def put(self, uri: str, *, at_once: bool = False) -> None:
        """Have a text checked, or the article beside which it stands."""
        if is_sidecar(uri):
            article = uri.removesuffix(SIDECAR)
            if article in self.workspace.text_documents:
                self.put(article, at_once=at_once)
        elif uri in self.workspace.text_documents:
            self.desk.put(self._buffer(uri), at_once=at_once)

    def put_all(self) -> None:
        """Have all texts checked anew."""
        for buffer in self.desk.buffers():
            self.put(buffer.uri, at_once=True)

    def configure(self, settings: Mapping[str, Any] | None = None) -> None:
        """Read the configuration anew; what the editor sets wrongly is said to its user."""
        if problem := self._configure(settings):
            self.window_show_message(types.ShowMessageParams(type=types.MessageType.Error, message=problem))

    def watch(self) -> None:
        """Ask the editor to tell when a file changes that a check depends on, if it can."""
        files = self.client_capabilities.workspace and self.client_capabilities.workspace.did_change_watched_files
        if files and files.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions(
                watchers=[types.FileSystemWatcher(glob_pattern=pattern) for pattern in WATCHED]
            )
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            asked = types.Registration(id="attrib-files", method=method, register_options=options)
            self.client_register_capability(types.RegistrationParams(registrations=[asked]))

    @property
    def asks_settings(self) -> bool:
        """Whether the editor tells what its user set when it is asked."""
        workspace = self.client_capabilities.workspace
        return bool(workspace and workspace.configuration)

    @property
    def abilities(self) -> Abilities:
        """What the editor can do."""
        window, workspace = self.client_capabilities.window, self.client_capabilities.workspace
        shows = window.show_document if window else None
        edits = workspace.workspace_edit if workspace else None
        # Neovim says which operations it knows, and not that it knows edits that have them.
        operations = (edits.resource_operations or ()) if edits else ()
        return Abilities(
            shows_documents=bool(shows and shows.support),
            creates_files=types.ResourceOperationKind.Create in operations,
        )

    @property
    def markup(self) -> types.MarkupKind:
        """In which form the editor shows text."""
        documents = self.client_capabilities.text_document
        known = (documents.hover.content_format or ()) if documents and documents.hover else ()
        return types.MarkupKind.Markdown if types.MarkupKind.Markdown in known else types.MarkupKind.PlainText

    async def show_page(self, code: str) -> None:
        """Have the editor open the page of a rule, which is written for it now."""
        rule = find_rule(code)
        page = Path(self._pages.name) / f"{rule.code}.md"
        page.write_text(rule_page(rule), encoding="utf-8")
        uri = from_fs_path(str(page))
        if uri:
            await self.window_show_document_async(types.ShowDocumentParams(uri=uri, take_focus=True))

    def end(self) -> None:
        """Leave nothing behind."""
        self.desk.close()
        self._pages.cleanup()

    def _buffer(self, uri: str) -> Buffer:
        """Return a text as it stands in the editor."""
        document = self.workspace.text_documents[uri]
        beside = self.workspace.text_documents.get(f"{uri}{SIDECAR}")
        return Buffer(
            uri=uri,
            path=self._path(uri, document.language_id),
            version=document.version,
            text=document.source,
            sidecar=beside.source if beside else None,
            encoding=self.workspace.position_encoding or types.PositionEncodingKind.Utf16,
        )

    def _path(self, uri: str, language: str | None) -> str:
        """Return where a text is on the disk; one that is not saved yet would be in the folder that is open."""
        if uri.startswith("file:") and (path := to_fs_path(uri)):
            return path
        return str(PurePath(self.workspace.root_path or ".") / f"untitled{UNSAVED.get(language or '', '.txt')}")

    def _tell(self, checked: Checked) -> None:
        """Have the editor draw what was found."""
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                uri=checked.buffer.uri, version=checked.buffer.version, diagnostics=diagnostics_of(checked)
            )
        )


def make_server(check: Check, configure: Configure) -> Server:
    """Return a server that is ready to start.

    `check` is what checks a text, and raises nothing; `configure` reads the configuration anew.
    """
    server = Server(check, configure)
    _follow_texts(server)
    _follow_settings(server)
    _answer(server)
    return server


def _follow_texts(server: Server) -> None:
    """Have the server follow what is opened, typed, saved and closed."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.put(params.text_document.uri, at_once=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.put(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.configure()
        server.put(params.text_document.uri, at_once=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.desk.take(uri)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))
        server.put(uri, at_once=True)

    @server.feature(types.SHUTDOWN)
    async def ended(_: None) -> None:
        server.end()


def _follow_settings(server: Server) -> None:
    """Have the server follow what is set, in the editor and in files."""

    @server.feature(types.INITIALIZED)
    async def begun(_: types.InitializedParams) -> None:
        server.watch()
        await _ask_settings(server)

    @server.feature(types.INITIALIZE)
    async def started(params: types.InitializeParams) -> None:
        if isinstance(params.initialization_options, Mapping):
            server.configure(params.initialization_options)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def set_otherwise(params: types.DidChangeConfigurationParams) -> None:
        if isinstance(params.settings, Mapping) and isinstance(params.settings.get(SECTION), Mapping):
            server.configure(params.settings[SECTION])
        else:
            await _ask_settings(server)
        server.put_all()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def changed_beside(_: types.DidChangeWatchedFilesParams) -> None:
        server.configure()
        server.put_all()


async def _ask_settings(server: Server) -> None:
    """Ask the editor what its user set, if it answers such questions; an editor that knows nothing says so."""
    if server.asks_settings:
        items = [types.ConfigurationItem(section=SECTION)]
        answer = await server.workspace_configuration_async(types.ConfigurationParams(items=items))
        if answer and isinstance(answer[0], Mapping):
            server.configure(answer[0])


def _answer(server: Server) -> None:
    """Have the server answer what is asked about a text, from the newest version of it."""

    @server.feature(HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        checked = await server.desk.checked(params.text_document.uri)
        if checked is None or checked.report is None:
            return None
        return hover(checked, checked.report, params.position, server.markup)

    @server.feature(OUTLINE)
    async def outlined(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        checked = await server.desk.checked(params.text_document.uri)
        return outline(checked, checked.report) if checked and checked.report else []

    @server.feature(HIGHLIGHT)
    async def highlighted(params: types.DocumentHighlightParams) -> list[types.DocumentHighlight]:
        checked = await server.desk.checked(params.text_document.uri)
        return highlights(checked, checked.report, params.position) if checked and checked.report else []

    @server.feature(ACTIONS, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]))
    async def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        checked = await server.desk.checked(params.text_document.uri)
        if not (checked and checked.report and _wants_fixes(params.context.only)):
            return []
        return actions(checked, checked.report, params.range, server.abilities)

    @server.command(OPEN_PAGE)
    async def open_page(code: str) -> None:
        await server.show_page(code)

    @server.command(SELECT)
    async def select_reason(uri: str, place: types.Range) -> None:
        await server.window_show_document_async(types.ShowDocumentParams(uri=uri, take_focus=True, selection=place))


def _wants_fixes(only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Tell whether an editor asks for what mends a finding, among others or alone."""
    return not only or types.CodeActionKind.QuickFix in only or types.CodeActionKind.Empty in only
