"""A file as a whole: the frame, then a record for each tensor, then the stream."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable

import numpy as np

from .cursor import Cursor
from .lists import read_list
from .shapes import NETWORKS, Network, Shape
from .stream import Stream

MAGIC = b"PXGN"
VERSION = 1
SIZE_LIMIT = 2 << 20
_SHARED = 255
_SHARED_IN_STREAM = 31

Later = Callable[[Stream], np.ndarray]
"""Gives a tensor's values when the stream has come to it."""


def read_network(data: bytes) -> dict[str, np.ndarray]:
    """Read a compressed network.

    Parameters
    ----------
    data
        The whole file.

    Returns
    -------
    dict
        The tensors by name, float32, in the order of the file.

    Raises
    ------
    ValueError
        If `data` is anything but a whole, undamaged file as docs/format.md describes it.
    """
    cursor = _open(data)
    network, shapes = _read_head(cursor)
    records = [
        _read_record(cursor, network, number, name, shape) for number, (name, shape) in enumerate(shapes.items())
    ]
    if any(callable(record) for record in records):
        stream = Stream(cursor)
        records = [record(stream) if callable(record) else record for record in records]
        stream.end()
    elif cursor.left:
        raise ValueError(f"{cursor.left} bytes are left over")
    return {
        name: np.asarray(record, np.float32).reshape(shape)
        for (name, shape), record in zip(shapes.items(), records, strict=True)
    }


def _open(data: bytes) -> Cursor:
    if not data:
        raise ValueError("the file is empty")
    if len(data) > SIZE_LIMIT:
        raise ValueError(f"the file has {len(data)} bytes; at most {SIZE_LIMIT} are possible")
    if data[: len(MAGIC)] != MAGIC:
        raise ValueError("this is another kind of file: it does not begin with PXGN")
    cursor = Cursor(data)
    cursor.take(len(MAGIC))
    (checksum,) = cursor.unpack("I")
    if checksum != zlib.crc32(data[len(data) - cursor.left :]):
        raise ValueError("the file is damaged: its checksum does not fit")
    return cursor


def _read_head(cursor: Cursor) -> tuple[Network, dict[str, Shape]]:
    version, number = cursor.unpack("BB")
    if version != VERSION:
        raise ValueError(f"the file is of version {version}; version {VERSION} can be read")
    network = NETWORKS.get(number)
    if network is None:
        raise ValueError(f"there is no network of number {number}; 1 is LeNet-300-100, 2 is LeNet-5")
    widths = cursor.unpack(f"{len(network.widths)}H")
    for width, most in zip(widths, network.widths, strict=True):
        if not 1 <= width <= most:
            raise ValueError(f"the network has a width of {width}; there, 1 to {most} are possible")
    return network, network.shapes(widths)


def _read_record(cursor: Cursor, network: Network, number: int, name: str, shape: Shape) -> np.ndarray | Later:
    count = math.prod(shape)
    (coding,) = cursor.unpack("B")
    match coding:
        case 0:
            return cursor.floats(count, 4)
        case 1:
            return _read_shared(cursor, count)
        case 2:
            scale, zero = cursor.floats(1, 4)[0], cursor.unpack("B")[0]
            return _on_grid(scale, zero, _as_many(read_list(cursor, count), count))
        case 3:
            entries = cursor.entries(_SHARED_IN_STREAM)
            plane = network.planes.get(name, (1, 1))
            return lambda stream: entries[stream.codes(number, shape, plane, len(entries) - 1)]
        case 4:
            scale, (zero, levels) = cursor.floats(1, 4)[0], cursor.unpack("BB")
            if not levels:
                raise ValueError("a grid has no levels")
            return lambda stream: _on_grid(scale, zero, np.array(stream.symbols(number, count, levels)))
        case _:
            raise ValueError(f"a tensor has the coding {coding}; there are 0 to 4")


def _read_shared(cursor: Cursor, count: int) -> np.ndarray:
    entries = cursor.entries(_SHARED)
    gaps, codes = read_list(cursor, count), read_list(cursor, count)
    if len(gaps) != len(codes):
        raise ValueError(f"there are {len(gaps)} gaps and {len(codes)} codes")
    places = np.cumsum(gaps)
    if (gaps[1:] == 0).any():
        raise ValueError("two values stand at the same place: a gap after the first one is 0")
    if len(places) and places[-1] >= count:
        raise ValueError(f"the gaps lead to the place {places[-1]} of a tensor with {count} values")
    if (codes >= len(entries)).any():
        raise ValueError(f"a code is {codes.max()}; there are {len(entries) - 1} shared values")
    values = np.zeros(count, np.float32)
    values[places] = entries[codes]
    return values


def _as_many(symbols: np.ndarray, count: int) -> np.ndarray:
    if len(symbols) != count:
        raise ValueError(f"there are {len(symbols)} symbols for {count} values")
    return symbols


def _on_grid(scale: np.float32, zero: int, symbols: np.ndarray) -> np.ndarray:
    with np.errstate(over="ignore"):
        values = scale * (symbols - zero).astype(np.float32)
    if not np.isfinite(values).all():
        raise ValueError("a value on a grid is infinite")
    return values
