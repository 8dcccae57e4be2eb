"""Lists of symbols in 0-255: plain bits, or the words of a prefix code that stands in the file."""

from __future__ import annotations

import numpy as np

from .cursor import Cursor

LONGEST_WORD = 32


def read_list(cursor: Cursor, most: int) -> np.ndarray:
    """Read a list.

    Parameters
    ----------
    cursor
        At its beginning; behind its end afterwards.
    most
        How many symbols it may have.

    Returns
    -------
    numpy.ndarray
        int64, shape (N,).

    Raises
    ------
    ValueError
        If there is no such list.
    """
    coder, count, size, length = cursor.unpack("BIHI")
    if coder > 1:
        raise ValueError(f"a list has the coder {coder}; there are 0 and 1")
    if count > most:
        raise ValueError(f"a list has {count} symbols, for a tensor of {most} values")
    if coder == 0:
        return _read_plain(cursor, count, size, length)
    table = _read_table(cursor, size)
    bits = np.unpackbits(np.frombuffer(cursor.take(length), np.uint8)).tolist()
    symbols, used = _decode(bits, table, count)
    _check_length(length, used)
    return np.array(symbols, dtype=np.int64)


def _read_plain(cursor: Cursor, count: int, width: int, length: int) -> np.ndarray:
    if not 1 <= width <= 8:
        raise ValueError(f"a list has symbols of {width} bits; 1 to 8 are possible")
    _check_length(length, count * width)
    bits = np.unpackbits(np.frombuffer(cursor.take(length), np.uint8))[: count * width]
    weights = 1 << np.arange(width - 1, -1, -1)
    return np.asarray(bits.reshape(count, width).astype(np.int64) @ weights)


def _read_table(cursor: Cursor, size: int) -> dict[tuple[int, int], int]:
    """Return symbols by the length and the bits of their words."""
    if size > 256:
        raise ValueError(f"a code has {size} words; there are at most 256 symbols")
    table: dict[tuple[int, int], int] = {}
    seen = set()
    for _ in range(size):
        symbol, length = cursor.unpack("BB")
        if not 1 <= length <= LONGEST_WORD:
            raise ValueError(f"a word has {length} bits; 1 to {LONGEST_WORD} are possible")
        packed = cursor.take((length + 7) // 8)
        word = length, int.from_bytes(packed, "big") >> (-length % 8)
        if symbol in seen or word in table:
            raise ValueError("a symbol or a word stands in its code twice")
        seen.add(symbol)
        table[word] = symbol
    for length, bits in table:
        if any((shorter, bits >> (length - shorter)) in table for shorter in range(1, length)):
            raise ValueError("a word is the beginning of another one")
    return table


def _decode(bits: list[int], table: dict[tuple[int, int], int], count: int) -> tuple[list[int], int]:
    """Return symbols, and how many bits they took."""
    longest = max((length for length, _ in table), default=0)
    symbols: list[int] = []
    used = 0
    for _ in range(count):
        word = 0
        for length in range(1, longest + 1):
            if used + length > len(bits):
                raise ValueError(f"a list ends after {len(symbols)} of {count} symbols")
            word = 2 * word + bits[used + length - 1]
            symbol = table.get((length, word))
            if symbol is not None:
                symbols.append(symbol)
                used += length
                break
        else:
            raise ValueError("bits of a list are no word of its code")
    return symbols, used


def _check_length(length: int, bits: int) -> None:
    if length != (bits + 7) // 8:
        raise ValueError(f"a list of {bits} bits says that it takes {length} bytes")
