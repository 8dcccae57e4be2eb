"""`deep_compress` and `deep_decompress`: a whole network in bytes, by prune, share and code.

The reference puts the unit's parts together. Its bytes are: a checksum of all that follows (4 bytes), then each tensor
of the state in its order. A tensor without a mask is the byte 0 and its values. One with a mask is the byte 1, the bits
of a shared value, the shared values in float32, and two lists of small numbers, each Huffman coded: the gaps between
the kept weights, and the code of each entry (0 for a filler). A list is its number of symbols, how many of them are
different, the length of its coded bytes, each different symbol with its count, and the coded bytes.
"""

from __future__ import annotations

import copy
import struct
import zlib
from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch

from autograder.exercises.u07_compression.huffman_bytes import huffman_decode, huffman_encode
from autograder.exercises.u07_compression.huffman_code import huffman_code
from autograder.exercises.u07_compression.kmeans_codebook import kmeans_codebook
from autograder.exercises.u07_compression.sparse_gaps import sparse_gaps

GAP_BITS = 6


def deep_compress(model: torch.nn.Module, masks: Mapping[str, Any], bits: int) -> bytes:
    """Give the right answer."""
    return seal(
        b"".join(
            _write_shared(tensor.detach().cpu().numpy(), np.asarray(masks[name]), bits)
            if name in masks
            else b"\x00" + tensor.detach().cpu().numpy().tobytes()
            for name, tensor in model.state_dict().items()
        )
    )


def deep_decompress(data: bytes, model: torch.nn.Module) -> torch.nn.Module:
    """Give the right answer."""
    reader = Reader(unseal(data))
    state = {}
    for name, tensor in model.state_dict().items():
        given = tensor.detach().cpu().numpy()
        kind = reader.take(1)
        if kind == b"\x01":
            found = _read_shared(reader, given.size).astype(given.dtype)
        elif kind == b"\x00":
            found = np.frombuffer(reader.take(given.nbytes), given.dtype)
        else:
            raise ValueError(f"data: {name} is of an unknown kind")
        state[name] = torch.from_numpy(found.reshape(given.shape).copy())
    if reader.left:
        raise ValueError(f"data: {reader.left} bytes are left over")
    new = copy.deepcopy(model)
    new.load_state_dict(state)
    return new


def seal(body: bytes) -> bytes:
    """Put a checksum before some bytes."""
    return struct.pack("<I", zlib.crc32(body)) + body


def unseal(data: bytes) -> bytes:
    """Take the checksum off, or refuse bytes that do not fit to it."""
    if len(data) < 4 or struct.unpack("<I", data[:4])[0] != zlib.crc32(data[4:]):
        raise ValueError("data is damaged: its checksum does not fit")
    return data[4:]


class Reader:
    """Reads bytes from the front."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    @property
    def left(self) -> int:
        """How many bytes were not read yet."""
        return len(self.data) - self.at

    def take(self, count: int) -> bytes:
        """Read some bytes."""
        if count > self.left:
            raise ValueError("data ends too early")
        self.at += count
        return self.data[self.at - count : self.at]

    def unpack(self, form: str) -> tuple[Any, ...]:
        """Read some numbers."""
        return struct.unpack(form, self.take(struct.calcsize(form)))


def _write_shared(weight: np.ndarray, mask: np.ndarray, bits: int) -> bytes:
    codebook, codes = kmeans_codebook(np.where(mask, weight, 0), bits)
    gaps = sparse_gaps(mask, GAP_BITS)
    head = struct.pack("<BB", 1, bits) + codebook[1:].astype("<f4").tobytes()
    return head + _write_list(gaps) + _write_list(_codes_at(gaps, codes.ravel()))


def _codes_at(gaps: list[int], codes: np.ndarray) -> list[int]:
    """Return the code of each entry; a filler stands on a dropped weight, whose code is 0."""
    return [int(codes[place]) for place in np.cumsum(gaps, dtype=np.int64)]


def _read_shared(reader: Reader, size: int) -> np.ndarray:
    (bits,) = reader.unpack("<B")
    codebook = np.r_[np.float32(0), np.frombuffer(reader.take(4 * (2**bits - 1)), "<f4")]
    gaps, codes = _read_list(reader), _read_list(reader)
    weight = np.zeros(size, np.float32)
    places = np.cumsum(gaps, dtype=np.int64)
    if len(gaps) != len(codes) or (len(gaps) and places[-1] >= size):
        raise ValueError("data does not fit to the network")
    weight[places] = codebook[np.array(codes, dtype=np.int64)]
    return weight


def _write_list(symbols: list[int]) -> bytes:
    counts = dict(sorted(Counter(symbols).items()))
    coded = huffman_encode(symbols, huffman_code(counts)) if symbols else b""
    table = b"".join(struct.pack("<HI", symbol, count) for symbol, count in counts.items())
    return struct.pack("<IHI", len(symbols), len(counts), len(coded)) + table + coded


def _read_list(reader: Reader) -> list[int]:
    total, different, length = reader.unpack("<IHI")
    counts = dict(reader.unpack("<HI") for _ in range(different))
    coded = reader.take(length)
    return huffman_decode(coded, huffman_code(counts), total) if total else []
