"""How a GPU gets its work: threads into blocks, blocks into warps, blocks onto multiprocessors, wave after wave."""

from __future__ import annotations

from pixelgrad.explore.scaffold import count, explorer
from pixelgrad.plot import svg
from pixelgrad.plot.encode import svg_uri
from pixelgrad.plot.page import Page, show
from pixelgrad.plot.style import FORWARD, HIGHLIGHT, INK, MUTED

THREADS = tuple(2**power for power in range(5, 25))
BLOCKS = (32, 64, 96, 128, 192, 256, 384, 512, 768, 1024)
MULTIPROCESSORS = (1, 2, 4, 8, 16, 24, 40, 56, 68, 80, 108, 114, 132, 144)
WIDTH, HEIGHT = 760, 270
IDLE, SHOWN, DOT, SQUARE, COLUMNS = "#d7dae0", 60, 5, 14, 16
TOP = 64  # below the titles


def launch(threads: int = 2**20, block: int = 256, warp: int = 32, multiprocessors: int = 108) -> None:
    """Show how threads are split into blocks and warps, and how many waves of blocks the multiprocessors need.

    As in the exercise `launch_shape`, a multiprocessor takes one block at a time; a real one holds several.

    Parameters
    ----------
    threads, block
        How many threads there are, and how many a block has.
    warp
        How many threads take each step together.
    multiprocessors
        How many blocks are at work at the same time; at most 144.

    Raises
    ------
    ValueError
        If a number is not positive, a block has more than 1,024 threads, or there are too many multiprocessors.
    """
    show(launch_page(threads, block, warp, multiprocessors))


def launch_page(threads: int = 2**20, block: int = 256, warp: int = 32, multiprocessors: int = 108) -> Page:
    """Return what `launch` shows; same parameters."""
    limits = {"threads": (threads, 2**31), "block": (block, 1024), "warp": (warp, 64)}
    for name, (number, most) in (limits | {"multiprocessors": (multiprocessors, 144)}).items():
        if not 1 <= number <= most:
            raise ValueError(f"{name}: {number} is not 1 to {most}")
    waves = shape(threads, block, warp, multiprocessors)[2]
    said = words(threads, block, warp, multiprocessors, waves)
    data = {
        "threads": sorted({*THREADS, threads}),
        "blocks": sorted({*BLOCKS, block}),
        "processors": sorted({*MULTIPROCESSORS, multiprocessors}),
        "start": [threads, block, multiprocessors],
        "warp": warp,
        "size": [WIDTH, HEIGHT, TOP, SHOWN, DOT, SQUARE, COLUMNS],
        "colours": [FORWARD, IDLE, HIGHLIGHT, MUTED],
    }
    alt = (
        f"Left, the blocks; in the middle, one block and its warps; right, the multiprocessors in the last wave. {said}"
    )
    caption = (
        "Threads are started in blocks; a block goes to one multiprocessor, which steps its warps. Here each takes one "
        "block at a time; a real one holds several, as far as its registers reach."
    )
    drawing = svg_uri(_still(threads, block, warp, multiprocessors))
    return explorer("launch.js", data, still=drawing, width=WIDTH, alt=alt, caption=caption)


def shape(threads: int, block: int, warp: int, multiprocessors: int) -> tuple[int, int, int]:
    """Return how many blocks there are, how many warps a block has, and how many waves it takes."""
    blocks = -(-threads // block)
    return blocks, -(-block // warp), -(-blocks // multiprocessors)


def words(threads: int, block: int, warp: int, multiprocessors: int, wave: int) -> str:
    """Say what happens in a wave, counted from 1."""
    blocks, warps, waves = shape(threads, block, warp, multiprocessors)
    busy = min(multiprocessors, blocks - (wave - 1) * multiprocessors)
    return (
        f"{count(threads)} threads → {_some(blocks, 'block')} of {block} → {_some(warps, 'warp')} of {warp} a block. "
        f"Wave {count(wave)} of {count(waves)}: {busy} of {_some(multiprocessors, 'multiprocessor')} at work, "
        f"{multiprocessors - busy} idle."
    )


def _some(number: int, thing: str) -> str:
    return f"{count(number)} {thing}{'' if number == 1 else 's'}"


def _still(threads: int, block: int, warp: int, multiprocessors: int) -> str:
    blocks, warps, waves = shape(threads, block, warp, multiprocessors)
    first, last = (waves - 1) * multiprocessors, blocks
    parts = [
        svg.text(16, 26, _some(blocks, "block"), size=14, fill=INK, anchor="start", weight="bold"),
        svg.text(16, 46, f"of {block} threads", fill=MUTED, anchor="start"),
        svg.text(250, 26, f"one block: {_some(warps, 'warp')}", size=14, fill=INK, anchor="start", weight="bold"),
        svg.text(250, 46, f"a row is a warp of {warp} threads", fill=MUTED, anchor="start"),
        svg.text(470, 26, _some(multiprocessors, "multiprocessor"), size=14, fill=INK, anchor="start", weight="bold"),
        svg.text(470, 46, f"wave {count(waves)} of {count(waves)}", fill=MUTED, anchor="start"),
    ]
    for place in range(min(blocks, SHOWN)):
        x, y = 16 + place % 10 * 20, TOP + place // 10 * 20
        parts.append(svg.rect(x, y, 16, 16, fill=HIGHLIGHT if place == 0 else FORWARD, r=2))
    if blocks > SHOWN:
        parts.append(svg.text(16, TOP + 138, f"and {count(blocks - SHOWN)} more", fill=MUTED, anchor="start"))
    for thread in range(block):
        x, y = 250 + thread % warp * (DOT + 1), TOP + thread // warp * (DOT + 1)
        parts.append(svg.rect(x, y, DOT, DOT, fill=HIGHLIGHT))
    for place in range(multiprocessors):
        x, y = 470 + place % COLUMNS * (SQUARE + 3), TOP + place // COLUMNS * (SQUARE + 3)
        parts.append(svg.rect(x, y, SQUARE, SQUARE, fill=FORWARD if first + place < last else IDLE, r=2))
    return svg.document(WIDTH, HEIGHT, "".join(parts))
