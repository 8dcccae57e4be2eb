"""One thing shown below a cell: HTML where it can be rendered, a sentence where it cannot."""

from dataclasses import dataclass

NOTE_STYLE = "margin:4px 0;padding:6px 12px;border-left:4px solid {colour};font-size:0.95em;line-height:1.45"
CAPTION_STYLE = "margin:8px 0 0 0;font-size:0.92em;line-height:1.45;max-width:760px"
FIGURE_STYLE = "margin:6px 0 14px 0"


@dataclass(frozen=True)
class Page:
    """HTML and its plain-text alternative; Jupyter picks the richest form it can show.

    Parameters
    ----------
    html
        Markup without style sheets and without external files.
    text
        What a reader without pictures is told.
    """

    html: str
    text: str

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.text}

    def __repr__(self) -> str:
        return self.text


def show(page: Page) -> None:
    """Display a page below the running cell; outside a notebook, print its text."""
    if running_cell() is None:
        print(page.text)
        return
    from IPython.display import display

    display(page)


def running_cell() -> int | None:
    """Return the number of the cell that is running, or None outside a notebook."""
    try:
        from IPython import get_ipython
    except ImportError:
        return None
    shell = get_ipython()
    return None if shell is None else int(shell.execution_count)
