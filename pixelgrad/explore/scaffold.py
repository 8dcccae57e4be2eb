"""What all explorers share: the still, its words, and the script that brings it to life."""

import hashlib
import html
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from numpy.typing import ArrayLike

from pixelgrad.plot.encode import Pixels, to_pixels
from pixelgrad.plot.page import CAPTION_STYLE, FIGURE_STYLE, Page


def explorer(script: str, data: Mapping[str, Any], *, still: str, width: int, alt: str, caption: str) -> Page:
    """Put an explorer together.

    Parameters
    ----------
    script
        Name of the package's JavaScript file that defines ``explore(stage, data, kit)``.
    data
        What the script is given; must be JSON.
    still
        Data URI of what the sliders show at first: all that is seen where scripts do not run.
    width
        Width of the still in CSS pixels.
    alt
        What the still shows, in words.
    caption
        A sentence below; it must be true of the still, too.
    """
    payload = json.dumps(data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    # The name comes from the content: the same in every run, and different for different explorers on one page.
    name = hashlib.sha256((script + payload).encode()).hexdigest()[:12]
    style = f"display:block;width:{width}px;max-width:100%;height:auto;margin:0"
    figure = (
        f'<figure id="explorer-{name}" data-explorer="{name}" style="{FIGURE_STYLE}">'
        f'<div><img src="{still}" alt="{html.escape(alt)}" style="{style}"></div>'
        f'<figcaption style="{CAPTION_STYLE}">{html.escape(caption)}</figcaption></figure>'
    )
    code = f'{_source("kit.js")}\n{_source(script)}\nkit.start("{name}", explore, {payload});'
    return Page(f"{figure}<script>(() => {{\n{code}\n}})();</script>", f"[explorer: {alt}]")


def photograph(image: ArrayLike, name: str = "image") -> Pixels:
    """Return an image as eight-bit colours (H, W, 3).

    Raises
    ------
    ValueError
        If it is not an image.
    """
    try:
        return to_pixels(image)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name}: an explorer needs one image; {error}") from None


def count(number: int) -> str:
    """Write a count with commas between the thousands, as the scripts do."""
    return f"{number:,}"


def _source(name: str) -> str:
    return files("pixelgrad.explore").joinpath(name).read_text(encoding="utf-8").strip()
