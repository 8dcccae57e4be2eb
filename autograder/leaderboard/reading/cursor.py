"""Bytes that are read from the front, each length checked before it is believed."""

from __future__ import annotations

import struct
from typing import Any

import numpy as np


class Cursor:
    """Reads bytes from the front.

    Parameters
    ----------
    data
        All of them.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        """How many bytes have not been read."""
        return len(self._data) - self._at

    def take(self, count: int) -> bytes:
        """Read some bytes.

        Raises
        ------
        ValueError
            If there are not so many.
        """
        if count > self.left:
            raise ValueError(f"the file ends too early: {count} bytes are missing or more, {self.left} are left")
        self._at += count
        return self._data[self._at - count : self._at]

    def unpack(self, form: str) -> tuple[Any, ...]:
        """Read numbers, little endian and without gaps, as `struct` names them."""
        form = f"<{form}"
        return struct.unpack(form, self.take(struct.calcsize(form)))

    def floats(self, count: int, size: int) -> np.ndarray:
        """Read floating-point numbers of 2 or 4 bytes; they come back as float32.

        Raises
        ------
        ValueError
            If there are not so many, or if one is infinite or not a number.
        """
        numbers = np.frombuffer(self.take(count * size), f"<f{size}").astype(np.float32)
        if not np.isfinite(numbers).all():
            raise ValueError("a number is infinite, or is no number at all")
        return numbers

    def entries(self, most: int) -> np.ndarray:
        """Read shared values: their form, how many there are, and the values, float32, with a 0 before them."""
        form, count = self.unpack("BB")
        if form > 1:
            raise ValueError(f"the shared values are of the form {form}; there are 0 and 1")
        if not 1 <= count <= most:
            raise ValueError(f"there are {count} shared values; 1 to {most} are possible here")
        return np.concatenate([np.zeros(1, np.float32), self.floats(count, 2 if form else 4)])
