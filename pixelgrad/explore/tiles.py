"""A matrix product in tiles: which parts of A and B meet, and what C holds after each of them."""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

from pixelgrad.explore.scaffold import count, explorer
from pixelgrad.plot import svg
from pixelgrad.plot.encode import svg_uri
from pixelgrad.plot.page import Page, show
from pixelgrad.plot.style import FORWARD, HIGHLIGHT, INK, MUTED

LARGEST = 8
CELL, GAP, TOP, EDGE = 27, 40, 44, 16
READ, WRITTEN = "#dcebf6", "#fdf0d3"
Integers = NDArray[np.int64]


def tiles(m: int = 4, k: int = 6, n: int = 4, tile: int = 2) -> None:
    """Show a matrix product that is put together from products of small tiles, one step after the other.

    Parameters
    ----------
    m, k, n
        A is (m, k), B is (k, n), C is (m, n); each at most 8.
    tile
        The side of a tile at first; at the edges tiles may be smaller.

    Raises
    ------
    ValueError
        If a number is not 1 to 8.
    """
    show(tiles_page(m, k, n, tile))


def tiles_page(m: int = 4, k: int = 6, n: int = 4, tile: int = 2) -> Page:
    """Return what `tiles` shows; same parameters."""
    for name, number in {"m": m, "k": k, "n": n, "tile": tile}.items():
        if not 1 <= number <= LARGEST:
            raise ValueError(f"{name}: {number} is not 1 to {LARGEST}")
    a, b = matrices(m, k, n)
    place = min(1, len(steps(m, k, n, tile)) - 1)
    data = {
        "a": a.tolist(),
        "b": b.tolist(),
        "tile": tile,
        "place": place,
        "size": [CELL, GAP, TOP, EDGE],
        "colours": [READ, WRITTEN, FORWARD, HIGHLIGHT, MUTED],
    }
    said = words(m, k, n, tile, place)
    alt = f"Three grids of numbers, A of {m} by {k}, B of {k} by {n} and C of {m} by {n}, a tile marked in each. {said}"
    caption = "Each step multiplies a tile of A with a tile of B and adds the product to a tile of C: one gemm."
    width = 2 * EDGE + 2 * GAP + (k + n + n) * CELL
    return explorer("tiles.js", data, still=svg_uri(_still(a, b, tile, place)), width=width, alt=alt, caption=caption)


def matrices(m: int, k: int, n: int) -> tuple[Integers, Integers]:
    """Return two matrices of small whole numbers."""
    a = np.fromfunction(lambda i, j: (2 * i + 3 * j) % 5 - 1, (m, k))
    b = np.fromfunction(lambda i, j: (3 * i + j) % 4 - 1, (k, n))
    return a.astype(np.int64), b.astype(np.int64)


def steps(m: int, k: int, n: int, tile: int) -> list[tuple[slice, slice, slice]]:
    """Return for each step the rows of A, the columns of A (which are the rows of B) and the columns of B."""
    starts = ([slice(at, min(at + tile, side)) for at in range(0, side, tile)] for side in (m, n, k))
    rows, columns, inner = starts
    return [(row, between, column) for row, column, between in product(rows, columns, inner)]


def after(a: Integers, b: Integers, tile: int, place: int) -> Integers:
    """Return C when the step at `place`, counted from 0, is done."""
    c = np.zeros((len(a), b.shape[1]), dtype=np.int64)
    m, k = a.shape
    for row, between, column in steps(m, k, b.shape[1], tile)[: place + 1]:
        c[row, column] += a[row, between] @ b[between, column]
    return c


def words(m: int, k: int, n: int, tile: int, place: int) -> str:
    """Say what a step does, and how many numbers of A and B were fetched by then."""
    ways = steps(m, k, n, tile)
    fetched = sum(_length(k_) * (_length(r) + _length(c)) for r, k_, c in ways[: place + 1])
    row, between, column = ways[place]
    return (
        f"gemm {place + 1} of {len(ways)}: C{_cut(row, column)} += A{_cut(row, between)} · B{_cut(between, column)}. "
        f"Fetched so far: {count(fetched)} numbers of A and B."
    )


def _length(part: slice) -> int:
    return int(part.stop - part.start)


def _cut(rows: slice, columns: slice) -> str:
    return f"[{rows.start}:{rows.stop}, {columns.start}:{columns.stop}]"


def _still(a: Integers, b: Integers, tile: int, place: int) -> str:
    (m, k), n = a.shape, b.shape[1]
    row, between, column = steps(m, k, n, tile)[place]
    height = TOP + max(m, k) * CELL + EDGE
    left_b = EDGE + k * CELL + GAP
    left_c = left_b + n * CELL + GAP
    middle = TOP + max(m, k) * CELL / 2
    grids = (
        ("A", EDGE, a, row, between, READ, FORWARD),
        ("B", left_b, b, between, column, READ, FORWARD),
        ("C", left_c, after(a, b, tile, place), row, column, WRITTEN, HIGHLIGHT),
    )
    parts = [
        svg.text(left_b - GAP / 2, middle, "·", size=22, fill=MUTED),
        svg.text(left_c - GAP / 2, middle, "=", size=20, fill=MUTED),
    ]
    for name, left, grid, rows, columns, fill, border in grids:
        parts.append(svg.text(left, TOP - 12, f"{name}, {len(grid)} × {grid.shape[1]}", fill=INK, anchor="start"))
        for (i, j), value in np.ndenumerate(grid):
            inside = rows.start <= i < rows.stop and columns.start <= j < columns.stop
            x, y = left + j * CELL, TOP + i * CELL
            parts.append(svg.rect(x, y, CELL, CELL, fill=fill if inside else "#ffffff", stroke="#9aa1ad", line=0.8))
            written = str(value).replace("-", "\N{MINUS SIGN}")
            parts.append(svg.text(x + CELL / 2, y + CELL / 2 + 4, written, fill=INK, mono=True))
        x, y = left + columns.start * CELL, TOP + rows.start * CELL
        parts.append(svg.rect(x, y, _length(columns) * CELL, _length(rows) * CELL, stroke=border, line=2.5))
    return svg.document(left_c + n * CELL + EDGE, height, "".join(parts))
