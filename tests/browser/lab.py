"""A notebook that is open in JupyterLab, and what a student does with it: the page object of these tests."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

from labserver import PATIENCE, ROOT, LabServer
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Response, expect

PICTURES = ROOT / "artifacts" / "browser"
WAIT = 1000 * PATIENCE
# The one picture that a unit has from another host, Colab's own: without network its words stand in its place.
BADGE = "https://colab.research.google.com/assets/colab-badge.svg"
expect.set_options(timeout=WAIT)
_NUMBERED = re.compile(r"\[(\d+)\]")
_PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"


class Lab:
    """One notebook in a tab of its own, and what went wrong on the page meanwhile.

    Parameters
    ----------
    browser, server
        Who opens it, and who has it.
    name
        The notebook's path below the server's folder.
    theme
        "Light" or "Dark".
    """

    def __init__(self, browser: Browser, server: LabServer, name: str, theme: str = "Light") -> None:
        self.server = server
        self.name = name
        self.file = server.notebooks / name
        source = json.loads(self.file.read_text(encoding="utf-8"))
        self.ids = [cell["id"] for cell in source["cells"]]
        self.kinds = [cell["cell_type"] for cell in source["cells"]]
        self.trouble: list[str] = []
        self.elsewhere: list[str] = []
        server.set("apputils-extension/themes", {"theme": f"JupyterLab {theme}"})
        self.tab = browser.new_page(viewport={"width": 1300, "height": 1000})
        self.tab.set_default_timeout(WAIT)
        self._listen(self.tab)
        # A workspace of its own: nothing that another test left open comes back.
        workspace = re.sub(r"\W", "-", f"{name}-{theme}")
        self.tab.goto(f"{server.url}lab/workspaces/{workspace}/tree/{name}?token={server.token}")
        self._wait_until_open()

    @property
    def notebook(self) -> Locator:
        """The notebook's own part of the page."""
        return self.tab.locator(f"{_PANEL} .jp-Notebook")

    def close(self) -> None:
        """Close the tab and stop the kernel."""
        self.tab.close()
        self.server.close_kernel(self.name)

    # What is seen

    def cell(self, name: str) -> Locator:
        """Return a cell by its id in the file."""
        return self.notebook.locator(".jp-Cell").nth(self.ids.index(name))

    def outputs(self, name: str) -> Locator:
        """Return what stands below a cell."""
        return self.cell(name).locator(".jp-Cell-outputArea")

    def explorer(self, name: str) -> Locator:
        """Return the explorer below a cell, once it has come alive."""
        figure = self.outputs(name).locator('[data-explorer][data-live="yes"]')
        figure.wait_for(state="attached")
        return figure

    def active(self) -> tuple[int, int, str]:
        """Return the number of cells, the active one and the notebook's mode: what a stray key changes."""
        found = self.notebook.evaluate(
            """(notebook) => {
                const cells = [...notebook.querySelectorAll(".jp-Cell")];
                const mode = notebook.classList.contains("jp-mod-editMode") ? "edit" : "command";
                return [cells.length, cells.findIndex((cell) => cell.classList.contains("jp-mod-active")), mode];
            }"""
        )
        return found[0], found[1], found[2]

    def unsaved(self) -> bool:
        """Tell whether JupyterLab marks the notebook as changed."""
        return self.tab.locator("#jp-main-dock-panel .lm-TabBar-tab.lm-mod-current.jp-mod-dirty").count() > 0

    def dialogs(self) -> list[str]:
        """Return what dialogs and notices say."""
        return self.tab.locator(".jp-Dialog-content, .Toastify__toast").all_inner_texts()

    def picture(self, name: str, part: Locator | None = None) -> None:
        """Keep a picture of the page, scrolled to a part of it."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        if part is not None:
            part.evaluate("(part) => part.scrollIntoView({block: 'start'})")
        # Pictures and fonts arrive, and two frames are drawn, before it is taken.
        self.tab.evaluate(
            """async () => {
                await document.fonts.ready;
                await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
                await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            }"""
        )
        self.tab.screenshot(path=PICTURES / f"{name}.png")

    # What is done

    def run(self, name: str) -> None:
        """Click into a cell and run it with Shift + Enter."""
        before = self._prompt(name)
        self._click(name)
        self.tab.keyboard.press("Shift+Enter")
        self._wait_for_number(name, before)

    def run_all(self) -> None:
        """Run all cells, through the menu."""
        last = next(name for name, kind in zip(reversed(self.ids), reversed(self.kinds), strict=True) if kind == "code")
        before = self._prompt(last)
        self.menu("Run", "runmenu:run-all")
        self._wait_for_number(last, before)

    def replace_last_line(self, name: str, words: str) -> None:
        """Go to the end of a cell, select its last line and type another one, key by key."""
        self._click(name)
        self.tab.keyboard.press("Control+End")
        self.tab.keyboard.press("Shift+Home")
        self.tab.keyboard.type(words)

    def fill(self, name: str, source: str) -> None:
        """Put another text into a cell, as pasting does."""
        self._click(name)
        self.tab.keyboard.press("Control+A")
        self.tab.keyboard.insert_text(source)

    def menu(self, title: str, command: str) -> None:
        """Choose a command from a menu of the menu bar."""
        self.tab.locator(".lm-MenuBar-item").filter(has_text=re.compile(f"^{title}$")).click()
        self.tab.locator(f'.lm-Menu-item[data-command="{command}"]').click()

    def save(self) -> dict:
        """Save with Ctrl + S, if there is something to save, and return what is in the file."""
        if not self.unsaved():
            return json.loads(self.file.read_text(encoding="utf-8"))
        # Sooner than JupyterLab saves by itself.
        with self.tab.expect_response(lambda answer: _saves(answer.request), timeout=WAIT / 2) as saved:
            self.tab.keyboard.press("Control+S")
        assert saved.value.ok
        return json.loads(self.file.read_text(encoding="utf-8"))

    # How it is waited for

    def _wait_until_open(self) -> None:
        expect(self.notebook.locator(".jp-Cell")).to_have_count(len(self.ids))
        expect(self.notebook.locator(".jp-MarkdownCell .jp-RenderedMarkdown")).to_have_count(
            self.kinds.count("markdown")
        )
        # "Idle" alone is also said before there is a kernel.
        expect(self.tab.locator("#jp-main-statusbar")).to_contain_text(re.compile(r"Python 3 \(ipykernel\) \| Idle"))

    def _wait_for_number(self, name: str, before: str) -> None:
        prompt = self.cell(name).locator(".jp-InputPrompt")
        expect(prompt).not_to_have_text(before)
        expect(prompt).to_have_text(_NUMBERED)
        expect(self.tab.locator("#jp-main-statusbar")).to_contain_text("| Idle")

    def _prompt(self, name: str) -> str:
        return self.cell(name).locator(".jp-InputPrompt").text_content() or ""

    def _click(self, name: str) -> None:
        # At the beginning: the middle of a long line may lie outside the window.
        self.cell(name).locator(".jp-InputArea-editor .cm-content").click(position={"x": 8, "y": 8})

    # What goes wrong

    def _listen(self, tab: Page) -> None:
        tab.on("pageerror", lambda error: self.trouble.append(f"error in a script: {error}"))
        tab.on("console", self._hear)
        tab.on("request", self._see_request)
        tab.on("requestfailed", self._see_failure)
        tab.on("response", self._see_response)

    def _hear(self, message: ConsoleMessage) -> None:
        address = message.location.get("url", "")
        if message.type == "error" and address != BADGE:
            self.trouble.append(f"console: {message.text[:400]} ({address[:120]})")

    def _see_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.hostname != "127.0.0.1" and request.url != BADGE:
            self.elsewhere.append(request.url)

    def _see_failure(self, request: Request) -> None:
        if request.url != BADGE:
            self.trouble.append(f"failed: {request.url[:200]}: {request.failure}")

    def _see_response(self, answer: Response) -> None:
        if answer.status >= 400:
            self.trouble.append(f"{answer.status}: {answer.url[:200]}")


def _saves(request: Request) -> bool:
    return request.method == "PUT" and "/api/contents/" in request.url
