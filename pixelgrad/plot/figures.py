"""Rows of images and matplotlib figures, with caption and alternative text."""

import html
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from pixelgrad.plot.encode import data_uri, picture_uri, to_pixels
from pixelgrad.plot.page import CAPTION_STYLE, FIGURE_STYLE, Page, show

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TITLE_STYLE = "margin:0 0 4px 0;font-size:0.9em;line-height:1.35"
CARD = "background:#ffffff;border-radius:6px"
EDGE = "margin:1px;box-shadow:0 0 0 1px #9aa1ad66"  # a white photograph still ends somewhere
PAGE_WIDTH = 760
GAP = 14


def figure_html(body: str, caption: str) -> str:
    """Set a body (images, already marked up) above its caption."""
    words = f'<figcaption style="{CAPTION_STYLE}">{html.escape(caption)}</figcaption>' if caption else ""
    return f'<figure style="{FIGURE_STYLE}">{body}{words}</figure>'


def images_html(
    images: Sequence[ArrayLike] | NDArray[np.generic],
    titles: Sequence[str] | None = None,
    *,
    caption: str,
    alt: str,
    columns: int | None = None,
    limits: tuple[float, float] | None = None,
    colormap: str | None = None,
) -> str:
    """Return the markup that `show_images` displays; same parameters."""
    pictures: Sequence[ArrayLike] = [images] if isinstance(images, np.ndarray) else list(images)
    if not pictures:
        raise ValueError("images: there is nothing to show")
    if titles is not None and len(titles) != len(pictures):
        raise ValueError(f"titles: {len(titles)} titles for {len(pictures)} images")
    columns = min(len(pictures), columns or len(pictures))
    width = (PAGE_WIDTH - GAP * (columns - 1)) // columns

    cells = []
    for index, image in enumerate(pictures):
        title = titles[index] if titles else ""
        # One sentence describes the whole row: it belongs to the first picture, the others are named by their titles.
        words = alt if index == 0 else title or f"picture {index + 1} of {len(pictures)}"
        cells.append(_cell(image, title, words, width, limits, colormap))
    row_width = columns * width + GAP * (columns - 1)
    style = f"display:flex;flex-wrap:wrap;gap:{GAP}px;max-width:{row_width}px;align-items:flex-end"
    return figure_html(f'<div style="{style}">{"".join(cells)}</div>', caption)


def show_images(
    images: Sequence[ArrayLike] | NDArray[np.generic],
    titles: Sequence[str] | None = None,
    *,
    caption: str,
    alt: str,
    columns: int | None = None,
    limits: tuple[float, float] | None = None,
    colormap: str | None = None,
) -> None:
    """Show one image or a row of images.

    Values are drawn as they are: integers on the scale 0 to 255, floats on the scale 0 to 1, and what lies outside is
    drawn black or white. Nothing is stretched to the range that happens to occur (as ``plt.imshow`` does with gray
    images). Pixels that are no numbers are drawn pink. What is not an image is described in words instead.

    Parameters
    ----------
    images
        One array, or a sequence of arrays of shape (H, W), (H, W, 3) or (H, W, 4).
    titles
        A few words above each image.
    caption
        A sentence below the row.
    alt
        What the pictures show, for readers who do not see them.
    columns
        How many images stand beside each other; all of them by default.
    limits
        The values drawn darkest and brightest, in place of the scale above.
    colormap
        A matplotlib colour map for images with one channel, in place of gray.
    """
    markup = images_html(images, titles, caption=caption, alt=alt, columns=columns, limits=limits, colormap=colormap)
    show(Page(markup, f"[picture: {alt}]"))


def show_figure(figure: "Figure", *, caption: str, alt: str) -> None:
    """Show a matplotlib figure on a white card, with caption and alternative text, and close it.

    Parameters
    ----------
    figure
        What ``plt.subplots`` returned first. It is closed, so that it is not shown a second time below the cell.
    caption
        A sentence below the figure.
    alt
        What the figure shows, for readers who do not see it.
    """
    import matplotlib.pyplot as plt

    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=2 * 96, metadata={"Software": None})
    plt.close(figure)
    width = int.from_bytes(buffer.getvalue()[16:20], "big") // 2  # the PNG header holds the width; drawn twice as fine
    image = image_tag(data_uri(buffer.getvalue(), "image/png"), alt, width, CARD)
    show(Page(figure_html(image, caption), f"[figure: {alt}]"))


def _cell(
    image: ArrayLike,
    title: str,
    alt: str,
    width: int,
    limits: tuple[float, float] | None,
    colormap: str | None,
) -> str:
    heading = f'<div style="{TITLE_STYLE}">{html.escape(title)}</div>' if title else ""
    try:
        uri, natural_width, _ = picture_uri(to_pixels(image, limits, colormap), width)
    except (TypeError, ValueError) as error:
        words = html.escape(f"{error}" if isinstance(image, np.ndarray) else f"{type(image).__name__} is not an image")
        box = f"width:{min(width, 220)}px;padding:18px 12px;border:1px dashed;opacity:0.8;font-size:0.9em"
        return f'<div>{heading}<div style="{box}">{words}</div></div>'
    return f'<div style="max-width:{width}px">{heading}{image_tag(uri, alt, natural_width, EDGE)}</div>'


def image_tag(uri: str, alt: str, width: int, look: str = "") -> str:
    """Mark up one picture, `width` CSS pixels wide where there is room; `look` is more style, such as `CARD`."""
    style = f"display:block;width:{width}px;max-width:100%;height:auto;margin:0;{look}"
    return f'<img src="{uri}" alt="{html.escape(alt)}" style="{style}">'
