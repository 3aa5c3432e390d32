"""A headless Chromium to look at pages with, spoken to by its DevTools protocol; only for tests."""

import json
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from time import sleep
from typing import Any

import websocket

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium refuses to run as root with its sandbox; the pages are our own.
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
    "--no-first-run",
)
ATTEMPTS = 600
VIOLATIONS = "axe.run(document).then((r) => r.violations.map((v) => [v.id, v.nodes.map((n) => n.target)]))"


def find_chromium() -> str | None:
    """Return the path of a Chromium, None if there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """A tab, and all that it said and asked for."""

    def __init__(self, address: str) -> None:
        self._socket = websocket.create_connection(address, timeout=60, suppress_origin=True)
        self._number = 0
        self.events: list[dict[str, Any]] = []
        for domain in ("Page", "Runtime", "Log", "Network", "DOM"):
            self.call(f"{domain}.enable")
        self.call("Emulation.setFocusEmulationEnabled", enabled=True)

    def close(self) -> None:
        """Leave the tab."""
        self._socket.close()

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Return the answer to a command; events that come in between are kept."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            message: dict[str, Any] = json.loads(self._socket.recv())
            if message.get("id") == self._number:
                assert "error" not in message, (method, message)
                result: dict[str, Any] = message["result"]
                return result
            self.events.append(message)

    def show(self, file: Path | str, *, width: int = 1400, height: int = 1000, dark: bool = False) -> None:
        """Open a page, a file or an address, in a window of some size, and wait until it is there."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self._load("about:blank")  # the same page once more would be scrolled to where it was
        self.events.clear()
        self._load(file if isinstance(file, str) else file.as_uri())

    def _load(self, url: str) -> None:
        """Open an address and wait until it is there."""
        self.call("Page.navigate", url=url)
        for _ in range(ATTEMPTS):
            if self.evaluate(f"document.readyState == 'complete' && location.href == {json.dumps(url)}"):
                return
            sleep(0.05)
        raise AssertionError(f"{url} was not loaded")

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key: str, code: int) -> None:
        """Press a key."""
        for kind in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def point_at(self, selector: str) -> None:
        """Move the pointer to the middle of the first line of an element, and wait until it is there.

        On a busy machine a page takes the pointer for where it was before it scrolled.
        """
        element = f"document.querySelector({json.dumps(selector)})"
        for attempt in range(ATTEMPTS):
            x, y = self.evaluate(
                f"(() => {{ const element = {element};"
                " element.scrollIntoView({block: 'center'}); const box = element.getClientRects()[0];"
                " return [box.left + box.width / 2, box.top + box.height / 2]; })()"
            )
            self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x + attempt % 2, y=y)
            if self.evaluate(f"{element}.matches(':hover')"):
                return
            sleep(0.05)
        raise AssertionError(f"the pointer does not reach {selector}")

    def violations(self) -> Any:
        """Return what axe finds in the page that is shown: the rule, and where."""
        script = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
        self.evaluate(f"{script}; 0")
        return self.evaluate(VIOLATIONS)

    def complaints(self) -> list[str]:
        """Return what the page wrote to the console or broke: errors, warnings, what the policy refused."""
        kinds = {"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"}
        return [json.dumps(event) for event in self.events if event.get("method") in kinds]

    def requests(self) -> list[str]:
        """Return the addresses that the page asked for."""
        asked = (event for event in self.events if event.get("method") == "Network.requestWillBeSent")
        return [event["params"]["request"]["url"] for event in asked]

    def blocked(self) -> list[str]:
        """Return why requests did not leave the page."""
        failed = (event for event in self.events if event.get("method") == "Network.loadingFailed")
        return [event["params"].get("blockedReason", "") for event in failed]


@contextmanager
def open_browser(folder: Path) -> Iterator[Browser]:
    """Give a browser with its profile in a folder, and end it."""
    chromium = find_chromium()
    assert chromium
    process = subprocess.Popen(
        [chromium, *OPTIONS, f"--user-data-dir={folder}", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        browser = Browser(_address(folder, process))
        yield browser
        browser.close()
    finally:
        process.terminate()
        process.wait(timeout=60)


def _address(folder: Path, process: "subprocess.Popen[bytes]") -> str:
    """Return where the first tab listens; Chromium writes its port to a file once it does."""
    file = folder / "DevToolsActivePort"
    for _ in range(ATTEMPTS):
        assert process.poll() is None, "Chromium ended"
        if file.is_file() and (lines := file.read_text(encoding="utf-8").splitlines()):
            with urllib.request.urlopen(f"http://127.0.0.1:{lines[0]}/json/list") as answer:
                pages = [page for page in json.load(answer) if page["type"] == "page"]
            if pages:
                return str(pages[0]["webSocketDebuggerUrl"])
        sleep(0.05)
    raise AssertionError("Chromium does not answer")
