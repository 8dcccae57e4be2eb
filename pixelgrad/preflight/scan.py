"""A JSON scanner that finds its way without building what it passes.

`json.loads` on fifty megabytes of plots takes seconds and a gigabyte, and one missing byte makes it give up. A scanner
walks objects and arrays, and jumps over values by matching their brackets; only what is asked for is parsed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from pixelgrad.preflight.encoding import text_of
from pixelgrad.preflight.findings import Findings

DEEPEST = 64
_SPACE = re.compile(rb"[ \t\r\n]*+")
# No raw line end in a string: JSON forbids it, and a lost quotation mark is noticed at the end of its line.
_STRING = re.compile(rb'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"')
_SCALAR = re.compile(rb'[^\s,:\[\]{}"]++')
# Everything up to the next bracket. Possessive, so that the engine remembers nothing on the way.
_FLAT = re.compile(rb'(?:[^"\[\]{}]++|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+")*+')
# The keys that a notebook mostly consists of: looking them up is much faster than parsing them.
_KEYS = {
    key.encode(): key
    for key in ("cell_type", "id", "metadata", "source", "execution_count", "outputs", "cells", "attachments")
}
_CLOSER = {ord("["): ord("]"), ord("{"): ord("}")}


class DamageError(ValueError):
    """The text is no JSON from here on.

    Parameters
    ----------
    position
        Where in the bytes.
    cut
        Whether the text ends before its value does.
    """

    def __init__(self, position: int, cut: bool = False) -> None:
        super().__init__(position, cut)
        self.position = position
        self.cut = cut


class TooMuchError(ValueError):
    """The text would take more time or memory than any honest notebook."""


class Scanner:
    """Walks through one JSON text.

    Parameters
    ----------
    data
        The text, in UTF-8 or nearly.
    findings
        Where to say what was odd.
    brackets
        How many brackets may be passed in all.
    parsed
        How many bytes may be parsed in all.
    """

    def __init__(self, data: bytes, findings: Findings, brackets: int = 10_000_000, parsed: int = 32 << 20) -> None:
        self.data = data
        self.findings = findings
        self._brackets = brackets
        self._parsed = parsed
        self._decoder = json.JSONDecoder(
            strict=False, parse_int=_whole, parse_constant=lambda _: None, object_pairs_hook=self._object
        )

    def space(self, position: int) -> int:
        """Return the position of the next byte that is no white space."""
        match = _SPACE.match(self.data, position)
        return match.end() if match else position

    def byte(self, position: int) -> int:
        """Return the byte at a position.

        Raises
        ------
        DamageError
            At the end of the text.
        """
        if position >= len(self.data):
            raise DamageError(position, cut=True)
        return self.data[position]

    def skip(self, position: int) -> tuple[int, int]:
        """Jump over a value.

        Returns
        -------
        end, depth : int
            The position behind it, and how deeply it is nested (0 for strings and scalars).

        Raises
        ------
        DamageError
            If its brackets or quotation marks do not pair.
        TooMuchError
            If there are too many brackets.
        """
        first = self.byte(position)
        if first not in _CLOSER:
            match = (_STRING if first == ord('"') else _SCALAR).match(self.data, position)
            if match is None:
                raise DamageError(position, cut=first == ord('"') and self._is_last_line(position))
            return match.end(), 0
        expected, deepest = bytearray(), 0
        while True:
            byte = self.byte(position)
            if byte == ord('"'):  # One that has no partner on its line.
                raise DamageError(position, cut=self._is_last_line(position))
            self._brackets -= 1
            if self._brackets < 0:
                raise TooMuchError
            if byte in _CLOSER:
                expected.append(_CLOSER[byte])
                deepest = max(deepest, len(expected))
            elif expected.pop() != byte:
                raise DamageError(position)
            position += 1
            if not expected:
                return position, deepest
            flat = _FLAT.match(self.data, position)
            position = flat.end() if flat else position

    def walk_object(self, position: int, member: Callable[[str, int], int]) -> int:
        """Call `member(key, position)` for each value of an object; it returns where the value ends.

        Returns
        -------
        int
            The position behind the object.

        Raises
        ------
        DamageError
            If it is no object, or a torn one.
        """
        position = self._open(position, ord("{"))
        while (byte := self.byte(position)) != ord("}"):
            if byte != ord('"'):
                raise DamageError(position)
            end, _ = self.skip(position)
            key = _KEYS.get(self.data[position + 1 : end - 1]) or str(self.parse(position, end))
            position = self.space(end)
            if self.byte(position) != ord(":"):
                raise DamageError(position)
            position = self._next(member(key, self.space(position + 1)), ord("}"))
        return position + 1

    def walk_array(self, position: int, element: Callable[[int], int]) -> int:
        """Call `element(position)` for each value of an array, as `walk_object` does."""
        position = self._open(position, ord("["))
        while self.byte(position) != ord("]"):
            position = self._next(element(position), ord("]"))
        return position + 1

    def parse(self, start: int, end: int) -> Any:
        """Parse one value; of a key that stands twice in an object the last one counts, as everywhere.

        Raises
        ------
        DamageError
            If it is no JSON.
        TooMuchError
            If too much has been parsed already.
        """
        self._parsed -= end - start
        if self._parsed < 0:
            raise TooMuchError
        try:
            return self._decoder.decode(text_of(self.data[start:end], self.findings))
        except (ValueError, RecursionError):
            raise DamageError(start) from None

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        values = dict(pairs)
        if len(values) != len(pairs):
            self.findings.mended("json", "An object in the file had a key twice; the last one counts.")
        return values

    def _open(self, position: int, bracket: int) -> int:
        if self.byte(position) != bracket:
            raise DamageError(position)
        return self.space(position + 1)

    def _next(self, position: int, closer: int) -> int:
        position = self.space(position)
        byte = self.byte(position)
        if byte == ord(","):
            return self.space(position + 1)
        if byte != closer:
            raise DamageError(position)
        return position

    def _is_last_line(self, position: int) -> bool:
        return self.data.find(b"\n", position) < 0


def _whole(digits: str) -> int | None:
    # Python refuses to read very long integers, and nothing in a notebook needs them.
    return int(digits) if len(digits) < 20 else None
