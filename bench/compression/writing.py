"""The writer of compressed networks, as docs/format.md describes them. The reader is in `autograder.leaderboard`."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from autograder.exercises.u07_compression.huffman_bytes import huffman_encode
from autograder.exercises.u07_compression.huffman_code import huffman_code
from autograder.exercises.u07_compression.sparse_gaps import sparse_gaps
from autograder.leaderboard.reading import network_of
from autograder.leaderboard.reading.model import Model
from autograder.leaderboard.reading.stream import ALONE, CODE, GRID, NEAR, RATES, surroundings

_LONGEST_GAP = 255


@dataclass(frozen=True)
class Shared:
    """A tensor of shared values.

    Parameters
    ----------
    entries
        Shape (K,): the values.
    codes
        Integers of the tensor's shape: which entry stands there, from 1; 0 is none.
    half
        Whether the entries are written in float16.
    stream
        Whether it goes into the stream; else it is two Huffman-coded lists.
    gap_bits
        The bits of a gap in a list.
    """

    entries: np.ndarray
    codes: np.ndarray
    half: bool = False
    stream: bool = True
    gap_bits: int = 8

    @property
    def shape(self) -> tuple[int, ...]:
        """The tensor's."""
        return self.codes.shape

    def values(self) -> np.ndarray:
        """Return what a reader finds."""
        entries = self.entries.astype("<f2" if self.half else "<f4").astype(np.float32)
        return np.concatenate([np.zeros(1, np.float32), entries])[self.codes]


@dataclass(frozen=True)
class Grid:
    """A tensor on a grid.

    Parameters
    ----------
    scale
        The distance of two neighbours.
    zero, levels
        The symbol that stands for 0, and what all are below.
    symbols
        Integers of the tensor's shape.
    stream
        Whether it goes into the stream; else it is a Huffman-coded list.
    """

    scale: float
    zero: int
    levels: int
    symbols: np.ndarray
    stream: bool = True

    @property
    def shape(self) -> tuple[int, ...]:
        """The tensor's."""
        return self.symbols.shape

    def values(self) -> np.ndarray:
        """Return what a reader finds."""
        return np.float32(self.scale) * (self.symbols.astype(np.int64) - self.zero).astype(np.float32)


Tensor = np.ndarray | Shared | Grid


def write_network(tensors: Mapping[str, Tensor], rates: Sequence[int] = (15,)) -> bytes:
    """Write a network.

    Parameters
    ----------
    tensors
        By name, in the order of the file; an array is written as it is.
    rates
        Of the stream, 10 to 20; the shortest file is taken.

    Raises
    ------
    ValueError
        If these are not the tensors of a network that a file can hold.
    """
    network, widths = network_of({name: tuple(tensor.shape) for name, tensor in tensors.items()})
    head = struct.pack(f"<BB{len(widths)}H", 1, network.number, *widths)
    head += b"".join(write_record(tensor) for tensor in tensors.values())
    if not any(isinstance(tensor, Shared | Grid) and tensor.stream for tensor in tensors.values()):
        return _sealed(head)
    streams = []
    for rate in rates:
        stream = StreamWriter(rate)
        for number, (name, tensor) in enumerate(tensors.items()):
            if isinstance(tensor, Shared) and tensor.stream:
                stream.codes(number, tensor.codes, network.planes.get(name, (1, 1)), len(tensor.entries))
            elif isinstance(tensor, Grid) and tensor.stream:
                stream.symbols(number, tensor.symbols.ravel().tolist(), tensor.levels)
        streams.append(stream.end())
    return _sealed(head + min(streams, key=len))


def _sealed(body: bytes) -> bytes:
    return b"PXGN" + struct.pack("<I", zlib.crc32(body)) + body


def write_record(tensor: Tensor) -> bytes:
    """Write a tensor's record; what is in the stream is not in it."""
    if isinstance(tensor, Grid):
        if tensor.stream:
            return struct.pack("<BfBB", 4, tensor.scale, tensor.zero, tensor.levels)
        return struct.pack("<BfB", 2, tensor.scale, tensor.zero) + write_list(tensor.symbols.ravel().tolist())
    if isinstance(tensor, Shared):
        head = bytes([3 if tensor.stream else 1, tensor.half, len(tensor.entries)])
        head += tensor.entries.astype("<f2" if tensor.half else "<f4").tobytes()
        if tensor.stream:
            return head
        gaps = sparse_gaps(tensor.codes != 0, tensor.gap_bits)
        codes = tensor.codes.ravel()[np.cumsum(gaps, dtype=np.int64)]
        return head + write_list(gaps) + write_list(codes.tolist())
    return b"\x00" + np.asarray(tensor).astype("<f4").tobytes()


def write_list(symbols: Sequence[int], bits: int | None = None) -> bytes:
    """Write a list: Huffman coded, or plain with so many bits a symbol."""
    if bits is not None:
        coded = huffman_encode(list(symbols), {symbol: format(symbol, f"0{bits}b") for symbol in range(2**bits)})
        return struct.pack("<BIHI", 0, len(symbols), bits, len(coded)) + coded
    code = huffman_code(dict(Counter(symbols))) if symbols else {}
    coded = huffman_encode(list(symbols), code)
    table = b"".join(bytes([symbol, len(word)]) + huffman_encode([symbol], code) for symbol, word in code.items())
    return struct.pack("<BIHI", 1, len(symbols), len(code), len(coded)) + table + coded


class StreamWriter:
    """Codes decisions.

    Parameters
    ----------
    rate
        How slowly the model's mixers learn.
    """

    def __init__(self, rate: int) -> None:
        if rate not in RATES:
            raise ValueError(f"rate is {rate}; {RATES[0]} to {RATES[-1]} are possible")
        self._head = bytes([rate])
        self._model = Model(rate)
        self._out = bytearray()
        self._low, self._range = 0, (1 << 32) - 1

    def put(self, bit: int, mixer: int, contexts: Sequence[tuple[object, ...]]) -> None:
        """Code one decision."""
        bound = (self._range >> 16) * self._model.predict(mixer, contexts)
        if bit:
            self._range = bound
        else:
            self._low += bound
            self._range -= bound
        while self._range < 1 << 24:
            self._carry()
            self._out.append(self._low >> 24)
            self._low = (self._low << 8) & 0xFFFFFFFF
            self._range <<= 8
        self._model.learn(bit)

    def _carry(self) -> None:
        if self._low >> 32:
            self._low &= 0xFFFFFFFF
            place = len(self._out) - 1
            while self._out[place] == 255:
                self._out[place] = 0
                place -= 1
            self._out[place] += 1

    def end(self) -> bytes:
        """Return the stream."""
        last = self._low + self._range - 1
        for zeros in (32, 24, 16, 8, 0):  # the number in the range with the most zeros at its end
            number = last >> zeros << zeros
            if number >= self._low:
                break
        self._low = number
        self._carry()
        return self._head + bytes(self._out + self._low.to_bytes(4, "big")).rstrip(b"\0")

    def number(self, number: int, below: int, mixer: int, contexts: Sequence[tuple[object, ...]]) -> None:
        """Code a number; each context gets the node of the bit."""
        node, done = 1, 0
        for rest in range((below - 1).bit_length() - 1, -1, -1):
            bit = number >> rest & 1
            if (2 * done + 1) << rest < below:
                self.put(bit, mixer, [(*context[:2], node, *context[2:]) for context in contexts])
            node, done = 2 * node + bit, 2 * done + bit

    def codes(self, tensor: int, codes: np.ndarray, plane: tuple[int, int], entries: int) -> None:
        """Code a tensor of shared values."""
        above: dict[int, int] = {}
        around = surroundings(codes[0].size, plane)
        for row_number, row in enumerate(codes.reshape(len(codes), -1).tolist()):
            before = 0
            for column, by in enumerate(around):
                code = row[column]
                near = sum(value for place, value in by.near if row[place])
                far = sum(1 for place in by.far if row[place])
                contexts: list[tuple[object, ...]] = [("kept", tensor), ("column", tensor, column)]
                contexts += [("row", tensor, row_number), ("near", tensor, near), ("far", tensor, far, near)]
                self.put(int(code > 0), NEAR if near else ALONE, contexts)
                if code:
                    beside = (row[by.left] if by.left is not None else 0), (row[by.up] if by.up is not None else 0)
                    contexts = [("code", tensor), ("code above", tensor, above.get(column, 0))]
                    contexts += [("code before", tensor, before), ("code near", tensor, beside)]
                    self.number(code - 1, entries, CODE, contexts)
                    above[column] = before = code

    def symbols(self, tensor: int, symbols: Sequence[int], levels: int) -> None:
        """Code a tensor on a grid."""
        for symbol in symbols:
            node, done = 1, 0
            for rest in range((levels - 1).bit_length() - 1, -1, -1):
                bit = symbol >> rest & 1
                if (2 * done + 1) << rest < levels:
                    self.put(bit, GRID, [("grid", node), ("grid of a tensor", tensor, node)])
                node, done = 2 * node + bit, 2 * done + bit
