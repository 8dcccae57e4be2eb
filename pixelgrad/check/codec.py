"""Plain values as bytes: a typed JSON header, then the raw buffers of the arrays.

Questions and answers cross between the judge and a student's process in this form, and the public cases are stored in
it. Nothing is ever unpickled: what cannot be written in this small vocabulary travels as its type's name
(`Foreign`). Reading is safe on hostile bytes: every length is checked before it is believed, and any damage raises
`CodecError`.

A frame is ``b"PXG1"``, the header's length (4 bytes, little endian), the payload's length (8 bytes), the header (UTF-8
JSON, a tree of ``[tag, ...]`` lists) and the payload (the arrays' bytes, in the order in which the tree names them).
"""

from __future__ import annotations

import json
import math
import re
import struct
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal

import numpy as np

MAGIC = b"PXG1"
HEADER_LIMIT = 8 * 2**20
PAYLOAD_LIMIT = 256 * 2**20
NODE_LIMIT = 200_000
DEPTH_LIMIT = 32
_PREFIX = struct.Struct("<4sIQ")
_ARRAY_KINDS = "biufc"
_DTYPE_CODE = re.compile(r"[<>|][biufc][0-9]{1,2}")
# Python refuses to print integers of more than 4300 decimal digits; this many hexadecimal ones are well below.
_DIGIT_LIMIT = 1_000
# Different keys with the same hash, which make a dict slow. Honest keys have few; hostile ones can have all.
_ALIKE_LIMIT = 16


class CodecError(ValueError):
    """Bytes that are not a frame of this codec, or a value too large for one."""


@dataclass(frozen=True)
class Foreign:
    """Stands for a value that does not cross: only the name of its type does.

    Parameters
    ----------
    type_name
        What it was, in words that can be shown to a student.
    """

    type_name: str


def encode(value: Any, payload_limit: int = PAYLOAD_LIMIT) -> bytes:
    """Write a plain value as one frame.

    Parameters
    ----------
    value
        None, numbers, strings, bytes, NumPy scalars and arrays (booleans, integers, floats, complex), and tuples, lists
        and dicts of these. Anything else is written as `Foreign`.
    payload_limit
        The most bytes that all arrays together may take.

    Raises
    ------
    CodecError
        If the value is nested too deeply, has too many parts or is larger than `payload_limit`.
    """
    buffers: list[bytes] = []
    tree = _Writer(buffers, payload_limit).write(value, 0)
    header = json.dumps(tree, separators=(",", ":"), allow_nan=False).encode()
    if len(header) > HEADER_LIMIT:
        raise CodecError(f"the value's description takes {len(header)} bytes; at most {HEADER_LIMIT} are allowed")
    payload = b"".join(buffers)
    return _PREFIX.pack(MAGIC, len(header), len(payload)) + header + payload


def decode(data: bytes) -> Any:
    """Read one frame back into the value that was written.

    Raises
    ------
    CodecError
        If `data` is anything but one whole, undamaged frame.
    """
    if len(data) < _PREFIX.size:
        raise CodecError("the frame is cut off")
    header_size, payload_size = _read_prefix(data[: _PREFIX.size])
    if len(data) != _PREFIX.size + header_size + payload_size:
        raise CodecError("the frame's length is not what it says")
    header = data[_PREFIX.size : _PREFIX.size + header_size]
    try:
        tree = json.loads(header)
    except (ValueError, RecursionError) as error:
        raise CodecError("the frame's header is not JSON") from error
    reader = _Reader(memoryview(data)[_PREFIX.size + header_size :])
    try:
        value = reader.read(tree, 0)
    except CodecError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError) as error:
        raise CodecError(f"the frame's header does not describe a value ({type(error).__name__})") from error
    if reader.at != payload_size:
        raise CodecError("the frame has bytes that nothing describes")
    return value


def read_frame(stream: BinaryIO, payload_limit: int = PAYLOAD_LIMIT) -> Any:
    """Read exactly one frame from a stream and decode it.

    Raises
    ------
    EOFError
        If the stream ends before the frame does.
    CodecError
        If the bytes are not a frame, or one with a payload larger than `payload_limit`.
    """
    prefix = _read_exactly(stream, _PREFIX.size)
    header_size, payload_size = _read_prefix(prefix)
    if payload_size > payload_limit:
        raise CodecError(f"a frame of {payload_size} bytes; at most {payload_limit} are allowed")
    return decode(prefix + _read_exactly(stream, header_size + payload_size))


def write_frame(stream: BinaryIO, value: Any) -> None:
    """Encode a value and write it to a stream."""
    stream.write(encode(value))
    stream.flush()


def _read_prefix(prefix: bytes) -> tuple[int, int]:
    magic, header_size, payload_size = _PREFIX.unpack(prefix)
    if magic != MAGIC:
        raise CodecError("these bytes are not a frame")
    if header_size > HEADER_LIMIT or payload_size > PAYLOAD_LIMIT:
        raise CodecError("the frame is larger than is allowed")
    return header_size, payload_size


def _read_exactly(stream: BinaryIO, size: int) -> bytes:
    parts: list[bytes] = []
    while size > 0:
        part = stream.read(min(size, 2**20))
        if not part:
            raise EOFError("the stream ended inside a frame")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class _Writer:
    def __init__(self, buffers: list[bytes], payload_limit: int) -> None:
        self.buffers = buffers
        self.room = payload_limit
        self.nodes = 0

    def write(self, value: Any, depth: int) -> list[Any]:
        self.nodes += 1
        if self.nodes > NODE_LIMIT:
            raise CodecError(f"the value has more than {NODE_LIMIT} parts")
        if depth > DEPTH_LIMIT:
            raise CodecError(f"the value is nested more than {DEPTH_LIMIT} deep")
        kind = type(value)
        if value is None:
            return ["none"]
        if kind is bool:
            return ["bool", value]
        if kind is int:
            return self._number("int", hex(value))
        if kind is float:
            return ["float", value.hex() if math.isfinite(value) else repr(value)]
        if kind is complex:
            return ["complex", self.write(value.real, depth + 1), self.write(value.imag, depth + 1)]
        if kind is str:
            return ["str", value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")]
        if kind is bytes:
            return ["bytes", self._buffer(value)]
        if kind is np.ndarray:
            return self._array(value)
        if issubclass(kind, np.generic) and value.dtype.kind in _ARRAY_KINDS:
            return ["scalar", value.dtype.str, self._buffer(value.tobytes())]
        # A named tuple or an OrderedDict is a tuple or a dict with extras, and crosses as that. The type itself counts:
        # `isinstance` would believe an object's own `__class__`.
        if issubclass(kind, tuple):
            return ["tuple", [self.write(part, depth + 1) for part in tuple.__iter__(value)]]
        if kind is list:
            return ["list", [self.write(part, depth + 1) for part in value]]
        if issubclass(kind, dict):
            items = [[self.write(key, depth + 1), self.write(part, depth + 1)] for key, part in dict.items(value)]
            return ["dict", items]
        if kind is Foreign:
            return ["foreign", value.type_name[:200]]
        return ["foreign", _name_of(kind)]

    def _number(self, tag: str, digits: str) -> list[Any]:
        if len(digits) > _DIGIT_LIMIT:
            return ["foreign", "int with thousands of digits"]
        return [tag, digits]

    def _array(self, array: np.ndarray) -> list[Any]:
        if array.dtype.kind not in _ARRAY_KINDS or array.dtype.fields is not None:
            return ["foreign", f"array of dtype {array.dtype}"[:200]]
        if array.nbytes > self.room:
            return ["foreign", f"array of shape {array.shape} ({array.nbytes / 2**20:.0f} MiB, too large to compare)"]
        order: Literal["C", "F"] = "F" if array.flags.f_contiguous and not array.flags.c_contiguous else "C"
        size = self._buffer(array.tobytes(order))
        return ["array", array.dtype.str, list(array.shape), order, size]

    def _buffer(self, data: bytes) -> int:
        self.room -= len(data)
        if self.room < 0:
            raise CodecError("the value is larger than is allowed")
        self.buffers.append(data)
        return len(data)


class _Reader:
    def __init__(self, payload: memoryview) -> None:
        self.payload = payload
        self.at = 0
        self.nodes = 0

    def read(self, tree: Any, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > NODE_LIMIT or depth > DEPTH_LIMIT:
            raise CodecError("the frame describes a value with too many parts")
        if not isinstance(tree, list) or not tree:
            raise CodecError("the frame's header does not describe a value")
        tag, *rest = tree
        match tag:
            case "none":
                return None
            case "bool":
                return rest[0] is True
            case "int":
                return _whole(_text(rest[0], _DIGIT_LIMIT))
            case "float":
                return float.fromhex(_text(rest[0], 64))
            case "complex":
                return complex(self._float(rest[0], depth + 1), self._float(rest[1], depth + 1))
            case "str":
                return _text(rest[0], HEADER_LIMIT)
            case "bytes":
                return bytes(self._take(rest[0]))
            case "scalar":
                return _numbers(self._take(rest[1]), _dtype(rest[0]))[0]
            case "array":
                return self._array(*rest)
            case "tuple":
                return tuple(self.read(part, depth + 1) for part in rest[0])
            case "list":
                return [self.read(part, depth + 1) for part in rest[0]]
            case "dict":
                return self._dict(rest[0], depth + 1)
            case "foreign":
                return Foreign(_text(rest[0], 400))
        raise CodecError("the frame's header has an unknown tag")

    def _array(self, code: Any, shape: Any, order: Any, size: Any) -> np.ndarray:
        dtype = _dtype(code)
        if not isinstance(shape, list) or len(shape) > 32 or order not in ("C", "F"):
            raise CodecError("the frame describes an array that cannot be")
        if any(type(side) is not int or side < 0 for side in shape):
            raise CodecError("the frame describes an array that cannot be")
        if math.prod(shape) * dtype.itemsize != size:
            raise CodecError("an array's bytes do not fill its shape")
        flat = _numbers(self._take(size), dtype)
        return flat.reshape(shape, order=order).copy(order=order)

    def _dict(self, items: Any, depth: int) -> dict[Any, Any]:
        made: dict[Any, Any] = {}
        alike: dict[int, int] = {}
        for one, other in items:
            key = self.read(one, depth)
            place = hash(key)
            alike[place] = alike.get(place, 0) + 1
            if alike[place] > _ALIKE_LIMIT:
                raise CodecError("the frame describes a dict whose keys are in each other's way")
            made[key] = self.read(other, depth)
        return made

    def _float(self, tree: Any, depth: int) -> float:
        value = self.read(tree, depth)
        if type(value) is not float:
            raise CodecError("the frame has a complex number whose parts are no floats")
        return value

    def _take(self, size: Any) -> memoryview:
        if type(size) is not int or size < 0 or self.at + size > len(self.payload):
            raise CodecError("the frame describes more bytes than it has")
        part = self.payload[self.at : self.at + size]
        self.at += size
        return part


def _text(value: Any, limit: int) -> str:
    if not isinstance(value, str) or len(value) > limit:
        raise CodecError("the frame has a text that is none, or one that is too long")
    value.encode()  # half a surrogate pair could not be printed or stored later on: UnicodeEncodeError, a ValueError
    return value


def _whole(digits: str) -> int:
    value = int(digits, 16)
    if len(hex(value)) > _DIGIT_LIMIT:  # without the "0x" the text may have been short enough
        raise CodecError("the frame has an integer that is too long")
    return value


def _numbers(data: memoryview, dtype: np.dtype) -> np.ndarray:
    flat = np.frombuffer(data, dtype=dtype)
    # A truth value is one of two bytes; sums and comparisons of others are no longer what they seem.
    return flat.view(np.uint8) != 0 if dtype.kind == "b" else flat


def _dtype(code: Any) -> np.dtype:
    if not isinstance(code, str) or not _DTYPE_CODE.fullmatch(code):
        raise CodecError("the frame has an array of an unknown dtype")
    return np.dtype(code)


def _name_of(kind: type) -> str:
    module = "" if kind.__module__ in ("builtins", "__main__", "__answer__") else f"{kind.__module__}."
    return f"{module}{kind.__qualname__}"[:200]
