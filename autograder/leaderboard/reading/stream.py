"""The arithmetic decoder, and the tensors that it decodes."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from .cursor import Cursor
from .model import Model
from .shapes import Shape

RATES = range(10, 21)
_BOTTOM = 1 << 24

# The mixers.
ALONE, NEAR, CODE, GRID = range(4)


@dataclass(frozen=True)
class Around:
    """Which positions of a row lie around a column and come before it.

    Parameters
    ----------
    left, up
        Columns, or None.
    near
        Columns and what each adds to the context when it is kept.
    far
        Columns that are counted.
    """

    left: int | None
    up: int | None
    near: tuple[tuple[int, int], ...]
    far: tuple[int, ...]


_NEAR = ((0, -1), (-1, 0), (-1, -1), (-1, 1))
_FAR = ((0, -2), (-1, -2), (-1, 2), (-2, -2), (-2, -1), (-2, 0), (-2, 1), (-2, 2))


def surroundings(columns: int, plane: tuple[int, int]) -> list[Around]:
    """Return what lies around each column of a tensor.

    Parameters
    ----------
    columns
        How many there are.
    plane
        Height and width of what they are laid out in.
    """
    height, width = plane
    size = height * width
    all_around = []
    for column in range(columns):
        y, x = divmod(column % size, width)

        def at(step: tuple[int, int], y: int = y, x: int = x, column: int = column) -> int | None:
            inside = y + step[0] >= 0 and 0 <= x + step[1] < width
            return column + step[0] * width + step[1] if inside else None

        steps = [at(step) for step in _NEAR]
        before = column - size if column >= size else None
        near = [(place, 1 << bit) for bit, place in enumerate([*steps, before]) if place is not None]
        far = [place for step in _FAR if (place := at(step)) is not None]
        all_around.append(Around(steps[0], steps[1], tuple(near), tuple(far)))
    return all_around


class Stream:
    """Decodes decisions to the end of a file.

    Parameters
    ----------
    cursor
        At the beginning of the stream.

    Raises
    ------
    ValueError
        If it does not begin as a stream does.
    """

    def __init__(self, cursor: Cursor) -> None:
        (rate,) = cursor.unpack("B")
        if rate not in RATES:
            raise ValueError(f"the stream's rate is {rate}; {RATES[0]} to {RATES[-1]} are possible")
        self._model = Model(rate)
        self._bytes = cursor.take(cursor.left)
        self._at = 4
        self._range = (1 << 32) - 1
        self._code = int.from_bytes(self._bytes[:4].ljust(4, b"\0"), "big")
        if self._code >= self._range:
            raise ValueError("the stream begins with a code that is out of range")

    def decide(self, mixer: int, contexts: Sequence[Hashable]) -> int:
        """Return the next decision."""
        bound = (self._range >> 16) * self._model.predict(mixer, contexts)
        if self._code < bound:
            bit = 1
            self._range = bound
        else:
            bit = 0
            self._range -= bound
            self._code -= bound
        while self._range < _BOTTOM:
            self._range <<= 8
            more = self._bytes[self._at] if self._at < len(self._bytes) else 0
            self._code = self._code << 8 | more
            self._at += 1
        self._model.learn(bit)
        return bit

    def number(self, below: int, decide: Callable[[int], int]) -> int:
        """Return the next number.

        Parameters
        ----------
        below
            What it is smaller than.
        decide
            Gives a bit of it; what it gets names the bits before.
        """
        number, node = 0, 1
        for rest in range((below - 1).bit_length() - 1, -1, -1):
            bit = 0 if (2 * number + 1) << rest >= below else decide(node)
            number, node = 2 * number + bit, 2 * node + bit
        return number

    def end(self) -> None:
        """Make sure that nothing is left.

        Raises
        ------
        ValueError
            If something is.
        """
        if self._at < len(self._bytes):
            raise ValueError(f"{len(self._bytes) - self._at} bytes are left over")

    def codes(self, tensor: int, shape: Shape, plane: tuple[int, int], entries: int) -> list[int]:
        """Decode the codes of a tensor of shared values.

        Parameters
        ----------
        tensor
            Its number.
        shape
            Of the tensor.
        plane
            Height and width of what its columns are laid out in.
        entries
            How many shared values there are.

        Returns
        -------
        list
            One code for each position in C order; 0 where nothing is kept.
        """
        columns = math.prod(shape[1:])
        around = surroundings(columns, plane)
        base = ("kept", tensor)
        above = [0] * columns
        codes: list[int] = []
        for row_number in range(shape[0]):
            row = [0] * columns
            of_row = ("row", tensor, row_number)
            before = 0
            for column, by in enumerate(around):
                near = far = 0
                for place, value in by.near:
                    if row[place]:
                        near += value
                for place in by.far:
                    if row[place]:
                        far += 1
                contexts = base, ("column", tensor, column), of_row, ("near", tensor, near), ("far", tensor, far, near)
                if self.decide(NEAR if near else ALONE, contexts):
                    left = row[by.left] if by.left is not None else 0
                    up = row[by.up] if by.up is not None else 0
                    code = 1 + self._code_less_one(tensor, entries, above[column], before, (left, up))
                    row[column] = above[column] = before = code
            codes += row
        return codes

    def _code_less_one(self, tensor: int, entries: int, above: int, before: int, beside: tuple[int, int]) -> int:
        return self.number(
            entries,
            lambda node: self.decide(
                CODE,
                (
                    ("code", tensor, node),
                    ("code above", tensor, node, above),
                    ("code before", tensor, node, before),
                    ("code near", tensor, node, beside),
                ),
            ),
        )

    def symbols(self, tensor: int, count: int, levels: int) -> list[int]:
        """Decode the symbols of a tensor on a grid.

        Parameters
        ----------
        tensor
            Its number.
        count
            How many values it has.
        levels
            What the symbols are below.
        """

        def decide(node: int) -> int:
            return self.decide(GRID, (("grid", node), ("grid of a tensor", tensor, node)))

        return [self.number(levels, decide) for _ in range(count)]
