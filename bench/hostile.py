"""The readers of hostile bytes, each with what must hold whatever it is given, and what to begin from.

Every target is a function of bytes that raises `BrokenPromiseError`, or whatever else should not be raised.
"""

from __future__ import annotations

import math
import os
import socket
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import nbformat
import numpy as np
import samples
from mutations import change_bytes, change_frame, change_json, change_sealed

from autograder.leaderboard.reading import NETWORKS, network_of, read_network
from autograder.runner.inside.line import Line, LineClosedError
from autograder.runner.outputs import trusted_outputs
from autograder.runner.session import _missing
from pixelgrad.check.ask import settle
from pixelgrad.check.codec import CodecError, decode, encode
from pixelgrad.check.compare import find_mismatch, same_outcome
from pixelgrad.preflight import mend
from pixelgrad.preflight.cells import notebook_text

OUTPUT_LIMIT = 1_000
_LONGEST_SENTENCE = 5_000
_MOST_VALUES = 5_000  # of a network: larger ones take the reader seconds, by design and in proportion


class BrokenPromiseError(AssertionError):
    """A reader did not keep what it promises."""


@dataclass(frozen=True)
class Target:
    """Something that reads hostile bytes.

    Parameters
    ----------
    about
        What it is.
    read
        Reads the bytes and checks what comes of them.
    good
        Returns good inputs.
    change
        Damages an input in a way that fits it; one of those in `mutations`.
    words
        JSON values that `change` puts in.
    bytes_each, bytes_always
        The most memory that reading may take: so much for each byte of input, and so much whatever the input.
    """

    about: str
    read: Callable[[bytes], None]
    good: Callable[[], list[bytes]]
    change: Callable[..., bytes]
    words: Sequence[Any] = ()
    bytes_each: int = 150
    bytes_always: int = 4 << 20


def promise(kept: bool, what: str) -> None:
    """Raise `BrokenPromiseError` unless a promise is kept."""
    if not kept:
        raise BrokenPromiseError(what)


def identical(one: Any, other: Any) -> bool:
    """Return whether two plain values are equal to the last bit, type for type; NaN is NaN."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, np.generic):
        # Of a long double not all bytes count, and a copy need not have them.
        return one.dtype == other.dtype and (one.dtype.char in "gG" or one.tobytes() == other.tobytes())
    if isinstance(one, float):
        return struct.pack("d", one) == struct.pack("d", other) or (math.isnan(one) and math.isnan(other))
    if isinstance(one, complex):
        return identical(one.real, other.real) and identical(one.imag, other.imag)
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(identical, one, other))
    if isinstance(one, dict):
        return identical(list(one), list(other)) and identical(list(one.values()), list(other.values()))
    return bool(one == other)


def read_frame(data: bytes) -> None:
    """Check that a frame is refused with `CodecError`, or holds a value that crosses again unchanged."""
    try:
        value = decode(data)
    except CodecError:
        return
    promise(identical(decode(encode(value)), value), "the value that was read does not cross again as it is")


def read_reply(data: bytes) -> None:
    """Check that of a cell's reply well-formed outputs of bounded size are kept, and nothing is raised."""
    try:
        reply = decode(data)
    except CodecError:
        return
    promise(_missing(reply, ("f", "g")) in ("", "f", "g"), "a name was missed that nobody asked for")
    outputs, raised = trusted_outputs(reply, OUTPUT_LIMIT)
    promise(type(raised) is bool, "whether the cell raised is not said")
    cell = {"cell_type": "code", "execution_count": None, "id": "a", "metadata": {}, "outputs": outputs, "source": ""}
    notebook = {"cells": [{**cell, "outputs": list(outputs)}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    nbformat.validate(nbformat.from_dict(notebook))
    characters = sum(map(len, _texts_in(list(outputs))))
    around = 200 * len(outputs)  # the names of their fields
    promise(characters <= 2 * OUTPUT_LIMIT + around, f"{characters} characters of {len(outputs)} outputs were kept")


def read_answer(data: bytes) -> None:
    """Check that an answer has an outcome, and a sentence that is short and cannot steer a terminal."""
    try:
        reply = decode(data)
    except CodecError:
        return
    for question in samples.questions():
        outcome = settle(question.case, reply)
        mismatch = find_mismatch(question.expected, outcome, question.rules)
        same_outcome(question.expected, outcome, question.rules)
        if mismatch is None:
            continue
        for sentence in (mismatch.sentence, mismatch.without_values):
            promise(len(sentence) <= _LONGEST_SENTENCE, f"a sentence of {len(sentence)} characters")
            promise(all(c.isprintable() or c in "\n\t" for c in sentence), f"an unprintable sentence: {sentence!a}")


def read_notebook(data: bytes) -> None:
    """Check that a file is refused with a reason, or mended to a valid notebook in which nothing is left to mend."""
    intake = mend(data, samples.small_manifest(), "images.ipynb")
    if intake.notebook is None:
        promise(any(finding.severity == "refused" for finding in intake.findings), "a refusal without a reason")
        return
    nbformat.validate(nbformat.from_dict(intake.notebook))
    text = notebook_text(intake.notebook)
    # A line of a notebook's text may be two bytes in the file, and stands in a line of its own afterwards.
    promise(len(text) <= 500_000 + 40 * len(data), f"a notebook of {len(text)} characters came of {len(data)} bytes")
    again = mend(text.encode(), samples.small_manifest())
    promise(again.notebook == intake.notebook, "mending the mended notebook changes it")
    left = [finding.kind for finding in again.findings if finding.severity == "mended"]
    promise(not left, f"the mended notebook is mended again: {left}")


def read_messages(data: bytes) -> None:
    """Check that a line gives messages until it is closed, whatever is sent, and leaves no descriptor behind."""
    before = os.listdir("/proc/self/fd")
    line, there = Line.pair()
    with there, open(os.devnull, "rb") as nothing:
        there.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2 << 20)
        if len(data) % 2:  # some bring a descriptor along
            socket.send_fds(there, [data], [nothing.fileno()])
        else:
            there.sendall(data)
    try:
        while True:
            message = line.receive(timeout=5.0)
            promise(type(message) is dict, f"a message that is a {type(message).__name__}")
            if "descriptor" in message:
                os.close(message["descriptor"])
    except LineClosedError:
        pass
    finally:
        line.close()
    promise(len(os.listdir("/proc/self/fd")) == len(before), "a descriptor was left open")


def read_compressed(data: bytes) -> None:
    """Check that a file is refused with `ValueError`, or is a network of finite numbers, the same when read again."""
    if _values_named(data) > _MOST_VALUES:
        return
    try:
        tensors = read_network(data)
    except ValueError as error:
        promise(0 < len(str(error)) <= _LONGEST_SENTENCE, "a refusal without a reason")
        return
    network_of({name: tensor.shape for name, tensor in tensors.items()})
    for tensor in tensors.values():
        promise(tensor.dtype == np.float32 and bool(np.isfinite(tensor).all()), "a value is no finite float32")
    promise(identical(read_network(data), tensors), "a file is not read the same way twice")


def _values_named(data: bytes) -> int:
    """Return how many values the network has that a file's head names, or 0 where it names none."""
    network = NETWORKS.get(data[9]) if len(data) > 9 else None
    if network is None or len(data) < 10 + 2 * len(network.widths):
        return 0
    widths = struct.unpack_from(f"<{len(network.widths)}H", data, 10)
    if any(width > most for width, most in zip(widths, network.widths, strict=True)):
        return 0  # refused
    return sum(math.prod(shape) for shape in network.shapes(widths).values())


def _texts_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in _texts_in(part)]
    return [text for part in value for text in _texts_in(part)] if isinstance(value, list) else []


TARGETS = {
    "frames": Target("the codec", read_frame, samples.frames, change_frame, samples.NODES),
    "replies": Target(
        "what a session reads of a cell's reply",
        read_reply,
        samples.replies,
        change_frame,
        [*samples.NODES, *(["str", field] for field in samples.FIELDS)],
        bytes_each=1000,
    ),
    "answers": Target(
        "settling and comparing an answer",
        read_answer,
        samples.answers,
        change_frame,
        [*samples.NODES, *(["str", field] for field in samples.FIELDS)],
        bytes_each=1000,
    ),
    "notebooks": Target(
        "intake's mending of a file",
        read_notebook,
        samples.notebooks,
        change_json,
        samples.JSON_WORDS,
        bytes_each=3000,
        bytes_always=32 << 20,
    ),
    "messages": Target("the runner's line for orders", read_messages, samples.messages, change_bytes),
    "compressed": Target(
        "the leaderboard's reader", read_compressed, samples.compressed, change_sealed, bytes_always=16 << 20
    ),
}
