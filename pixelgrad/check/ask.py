"""Ask an answer one question, and see what came of it.

`ask` runs where the student's code runs: in the notebook for `pixelgrad.check`, in the runner's process for the
grader. It decides nothing. It reports, as plain values, what was returned, what the arguments look like afterwards, and
what the value looks like once the arguments have been overwritten. `settle` turns such a report into an `Outcome`; the
grader calls it on its own side, with the arguments that it sent.
"""

from __future__ import annotations

import contextlib
import io
import linecache
import os
import sysconfig
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from pixelgrad.check import probes
from pixelgrad.check.case import Case, Lost, Outcome, Raised, Remarks, Returned
from pixelgrad.check.codec import CodecError, decode, encode

_TEXT_LIMIT = 500
_WARNING_LIMIT = 3
# Frames in these folders are never the student's own line.
_NOT_THE_STUDENTS = (os.path.dirname(__file__), sysconfig.get_paths()["stdlib"], sysconfig.get_paths()["purelib"])

Reply = dict[str, Any]


def ask(answer: Any, case: Case) -> Reply:
    """Put one case to an answer.

    Parameters
    ----------
    answer
        The student's function or class.
    case
        The question. Its arguments are handed over as they are: pass a fresh copy (see `fresh`).

    Returns
    -------
    dict
        A report for `settle`, made of plain values only.

    Notes
    -----
    Every exception of the answer is reported, `SystemExit` included; only `KeyboardInterrupt` passes through.
    """
    probe: Callable[..., Any] = getattr(probes, case.probe)
    printed = io.StringIO()
    with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stdout(printed):
        warnings.simplefilter("always")
        try:
            value = probe(answer, *case.args, **case.kwargs)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            reply = _describe_error(error)
        else:
            reply = _describe_value(value, case)
    reply["printed"] = "" if printed.closed else printed.getvalue()[:_TEXT_LIMIT]
    reply["warned"] = [f"{w.category.__name__}: {_text_of(w.message)}" for w in caught[:_WARNING_LIMIT]]
    return reply


def fresh(case: Case) -> Case:
    """Return the case with arguments of its own, which an answer may spoil."""
    args, kwargs = decode(encode((case.args, dict(case.kwargs))))
    return replace(case, args=args, kwargs=kwargs)


def settle(case: Case, reply: Any) -> Outcome:
    """Judge from a report what happened.

    Parameters
    ----------
    case
        The question as it was sent.
    reply
        What `ask` reported. It may come from a hostile process: anything that does not fit is `Lost`.
    """
    if not isinstance(reply, dict):
        return Lost("the answer could not be read")
    kind = _line(reply.get("kind"))
    remarks = Remarks(_line(reply.get("printed")), tuple(_line(w) for w in _sequence(reply.get("warned"))))
    if kind == "raised":
        return Raised(
            kind=_line(reply.get("error")),
            value_error=reply.get("value_error") is True,
            not_implemented=reply.get("not_implemented") is True,
            message=_line(reply.get("message")),
            where=_line(reply.get("where")),
            remarks=remarks,
        )
    if kind != "returned" or "value" not in reply:
        return Lost("the answer could not be read")
    try:
        changed = encode(reply.get("inputs_after")) != encode((case.args, dict(case.kwargs)))
        shared = encode(reply["value"]) != encode(reply.get("value_after"))
    except CodecError as error:
        return Lost(str(error))
    return Returned(
        value=reply["value"],
        inputs_changed=changed,
        shares_memory=shared,
        writable=reply.get("writable") is True,
        contiguous=reply.get("contiguous") is True,
        overlapping=reply.get("overlapping") is True,
        remarks=remarks,
    )


def put(answer: Any, case: Case) -> Outcome:
    """Ask and settle in one process, with arguments of the answer's own."""
    outcome = settle(case, ask(answer, fresh(case)))
    rest = following(case, outcome)
    return outcome if rest is None else put(answer, rest)


def following(case: Case, outcome: Outcome) -> Case | None:
    """Return the case that goes on with what an answer returned, or None where there is none."""
    if not case.then or not isinstance(outcome, Returned):
        return None
    return replace(case, args=(outcome.value, *case.args), probe=case.then, then="")


def _describe_value(value: Any, case: Case) -> Reply:
    try:
        first = encode(value)  # first of all: what is nested without end or has countless parts is refused here
        arrays = list(_arrays_in(value))
        inputs_after = decode(encode((case.args, dict(case.kwargs))))
        writable = all(array.flags.writeable for array in arrays)
        contiguous = all(array.flags.c_contiguous for array in arrays)
        for array in _arrays_in((case.args, dict(case.kwargs))):
            _overwrite(array)
        second = encode(value)
    except CodecError as error:
        return _error_reply("CodecError", f"the returned value cannot be compared: {error}")
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # raised by the returned object's own methods
        return _error_reply(type(error).__name__, f"the returned value cannot be read: {_text_of(error)}")
    return {
        "kind": "returned",
        "value": decode(first),
        "inputs_after": inputs_after,
        "value_after": decode(second) if second != first else decode(first),
        "writable": writable,
        "contiguous": contiguous,
        "overlapping": any(_overlaps(array) for array in arrays),
    }


def _describe_error(error: BaseException) -> Reply:
    reply = _error_reply(type(error).__name__, _text_of(error))
    reply["value_error"] = isinstance(error, ValueError)
    reply["not_implemented"] = isinstance(error, NotImplementedError)
    reply["where"] = _student_line(error)
    return reply


def _error_reply(kind: str, message: str) -> Reply:
    return {"kind": "raised", "error": kind[:100], "message": message[:_TEXT_LIMIT], "where": ""}


def _student_line(error: BaseException) -> str:
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if not frame.filename.startswith(_NOT_THE_STUDENTS):
            source = frame.line or linecache.getline(frame.filename, frame.lineno or 0).strip()
            return f"line {frame.lineno}: {source}"[:_TEXT_LIMIT] if source else ""
    return ""


def _arrays_in(value: Any) -> Iterator[np.ndarray]:
    """Find the arrays in a value that `encode` took, by the types that `encode` goes by."""
    kind = type(value)
    parts: Iterable[Any] = ()
    if kind is np.ndarray:
        yield value
    elif issubclass(kind, tuple):
        parts = tuple.__iter__(value)
    elif kind is list:
        parts = value
    elif issubclass(kind, dict):
        parts = dict.values(value)
    for part in parts:
        yield from _arrays_in(part)


def _overwrite(array: np.ndarray) -> None:
    """Change every byte of an array that was handed in, so that whoever shares its memory is seen to change."""
    if array.base is None:
        array.flags.writeable = True
    if array.dtype.kind == "b":
        array[...] = ~array
    else:
        flipped = ~np.frombuffer(array.tobytes(), dtype=np.uint8)
        array[...] = flipped.view(array.dtype).reshape(array.shape)


def _overlaps(array: np.ndarray) -> bool:
    """Whether elements of an array lie on top of each other; only strides smaller than a full layout can cause it."""
    steps = sorted((abs(step), side) for step, side in zip(array.strides, array.shape, strict=True) if side > 1)
    reach = array.itemsize
    for step, side in steps:
        if step < reach:
            return True
        reach = step * (side - 1) + reach
    return False


def _text_of(value: object) -> str:
    try:
        return str(value)[:_TEXT_LIMIT]
    except KeyboardInterrupt:
        raise
    except BaseException:
        return "(its text cannot be made)"


def _line(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    # A student's text is shown in an instructor's terminal: it must not move the cursor there.
    return "".join(char if char.isprintable() or char in "\n\t" else "\ufffd" for char in value[:_TEXT_LIMIT])


def _sequence(value: Any) -> list[Any]:
    return value[:_WARNING_LIMIT] if isinstance(value, list) else []
