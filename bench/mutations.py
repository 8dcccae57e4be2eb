"""Damage with structure: changes in a JSON tree, and in the frames and notebooks that carry one.

A fuzzer that only turns bytes over is refused at the first bracket. These changes keep the text whole and damage what
it says, so that the code behind the parser is reached.
"""

from __future__ import annotations

import copy
import json
import math
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from pixelgrad.check.codec import MAGIC

Plain = Callable[[bytes, int], bytes]
"""Changes bytes without knowing what they mean, up to a length: what the fuzzer offers."""
_PREFIX = struct.Struct("<4sIQ")
_LARGEST_BUFFER = 4096
_SEAL = 8  # the magic and the checksum of a compressed network


def change_frame(data: bytes, most: int, rng: Random, words: Sequence[Any], plain: Plain) -> bytes:
    """Change one frame of `pixelgrad.check.codec`.

    Parameters
    ----------
    data
        Usually a frame.
    most
        The most bytes to return.
    rng
        Decides what is done.
    words
        JSON values to put in, such as ``["bytes", 3]``.
    plain
        Used for the payload, and for the whole where it is no frame or one change in four is to know nothing.
    """
    parts = None if rng.random() < 0.25 else _parts_of(data)
    if parts is None:
        return plain(data, most)
    tree, payload = parts
    if rng.random() < 0.9:
        tree = edited(tree, rng, words)
    elif payload:
        payload = plain(payload, max(len(payload), 1))
    if rng.random() < 0.9:
        payload = _fitting(tree, payload, rng)
    made = frame(tree, payload)
    return made if made is not None and len(made) <= most else plain(data, most)


def change_json(data: bytes, most: int, rng: Random, words: Sequence[Any], plain: Plain) -> bytes:
    """Change a JSON text, as `change_frame` does a frame."""
    if rng.random() < 0.25:
        return plain(data, most)
    try:
        text = json.dumps(edited(json.loads(data), rng, words)).encode()
    except (ValueError, RecursionError):
        return plain(data, most)
    return text if len(text) <= most else plain(data, most)


def change_bytes(data: bytes, most: int, rng: Random, words: Sequence[Any], plain: Plain) -> bytes:
    """Change bytes without knowing what they mean."""
    return plain(data, most)


def change_sealed(data: bytes, most: int, rng: Random, words: Sequence[Any], plain: Plain) -> bytes:
    """Change what lies under the checksum of a compressed network, and mostly make the checksum fit again."""
    if rng.random() < 0.1 or len(data) < _SEAL:
        return plain(data, most)
    body = plain(data[_SEAL:], max(1, most - _SEAL))
    return data[:4] + struct.pack("<I", zlib.crc32(body)) + body


def frame(tree: Any, payload: bytes = b"") -> bytes | None:
    """Return a frame with any JSON tree as its header; None if the tree cannot be written."""
    try:
        header = json.dumps(tree).encode()
    except (ValueError, RecursionError):
        return None
    return _PREFIX.pack(MAGIC, len(header), len(payload)) + header + payload


def header_of(data: bytes) -> Any:
    """Return the JSON tree of a sound frame."""
    size = _PREFIX.unpack_from(data)[1]
    return json.loads(data[_PREFIX.size : _PREFIX.size + size])


def edited(tree: Any, rng: Random, words: Sequence[Any]) -> Any:
    """Return a tree with one to four changes; the tree itself may be changed."""
    root = [tree]
    for _ in range(rng.choice((1, 1, 2, 4))):
        places = list(_places(root))
        _change(*rng.choice(places), places, rng, words)
        if not root:
            return None
    return root[0]


Place = tuple[Any, Any]
"""A list or a dict, and an index or a key of it."""


def _places(root: list[Any]) -> Iterator[Place]:
    waiting: list[Any] = [root]
    while waiting:
        holder = waiting.pop()
        for key, value in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
            yield holder, key
            if isinstance(value, list | dict):
                waiting.append(value)


def _change(holder: Any, key: Any, places: Sequence[Place], rng: Random, words: Sequence[Any]) -> None:
    value = holder[key]
    match rng.choice(("word", "word", "drop", "twice", "other", "wrap", "deep", "nudge", "nudge")):
        case "word":
            holder[key] = copy.deepcopy(rng.choice(words))
        case "drop":
            del holder[key]
        case "twice" if isinstance(holder, list):
            holder.insert(key, copy.deepcopy(value))
        case "other":
            elsewhere, at = rng.choice(places)
            holder[key] = copy.deepcopy(elsewhere[at])
        case "wrap":
            holder[key] = [value]
        case "deep":
            for _ in range(rng.randrange(1, 70)):
                value = ["list", [value]]
            holder[key] = value
        case _:
            holder[key] = _nudged(value, rng, words)


def _nudged(value: Any, rng: Random, words: Sequence[Any]) -> Any:
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, int | float):
        return rng.choice((value + 1, value - 1, -value, value * 2, 2 ** rng.randrange(70), 0))
    if isinstance(value, str):
        at = rng.randrange(len(value) + 1)
        scrap = rng.choice([word for word in words if isinstance(word, str)] or [""])
        return rng.choice(
            (value[:at], value[:at] + scrap + value[at + 1 :], value * 2, value[:at] + chr(at) + value[at:])
        )
    return [*value, copy.deepcopy(rng.choice(words))] if isinstance(value, list) else value


def _parts_of(data: bytes) -> tuple[Any, bytes] | None:
    if len(data) < _PREFIX.size or data[:4] != MAGIC:
        return None
    size = _PREFIX.unpack_from(data)[1]
    try:
        return json.loads(data[_PREFIX.size : _PREFIX.size + size]), data[_PREFIX.size + size :]
    except (ValueError, RecursionError):
        return None


def _fitting(tree: Any, payload: bytes, rng: Random) -> bytes:
    """Return a payload of the length that the tree tells; mostly the tree is first made to agree with its shapes."""
    total = 0
    for holder, key in list(_places([tree])):
        match holder[key]:
            case ["bytes", int() as size] | ["scalar", _, int() as size]:
                total += min(max(size, 0), _LARGEST_BUFFER)
            case ["array", str() as code, list() as shape, _, _] as node:
                width = re.search(r"\d{1,2}\Z", code)
                if width and all(type(side) is int and side >= 0 for side in shape) and rng.random() < 0.9:
                    size = math.prod(shape) * int(width.group())
                    node[4] = size if size <= _LARGEST_BUFFER else node[4]
                if type(node[4]) is int:
                    total += min(max(node[4], 0), _LARGEST_BUFFER)
    return (payload + bytes(max(0, total - len(payload))))[:total]
