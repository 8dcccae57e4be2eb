"""Compare an outcome with the expected one, and say in a sentence what differs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from pixelgrad.check.case import Absent, Lost, Outcome, Overdue, Raised, Returned
from pixelgrad.check.codec import Foreign


@dataclass(frozen=True)
class Rules:
    """What an exercise's contract asks of a returned value beyond being equal.

    Parameters
    ----------
    rtol, atol
        Relative and absolute tolerance for floats; integers and booleans are compared exactly.
    python_numbers
        Numbers must be Python's own, not NumPy scalars.
    contiguous, writable
        Arrays must be C-contiguous; must be writable with every element a place of its own.
    may_change_inputs, may_share_memory
        The contract allows it.
    """

    rtol: float = 1e-9
    atol: float = 1e-9
    python_numbers: bool = False
    contiguous: bool = False
    writable: bool = False
    may_change_inputs: bool = False
    may_share_memory: bool = False


@dataclass(frozen=True)
class Mismatch:
    """One way in which an outcome is not the expected one.

    Parameters
    ----------
    kind
        One of "absent", "not attempted", "lost", "overdue", "raised", "no error", "wrong error", "type", "dtype",
        "shape", "values", "changed inputs", "shares memory", "read-only", "layout", "speed".
    sentence
        What to tell the student: what came, and what the contract asks for.
    """

    kind: str
    sentence: str

    @property
    def without_values(self) -> str:
        """What can be said without a word about the case's own values."""
        general = {"values": "Values differ.", "shape": "The result has the wrong shape."}
        return general.get(self.kind, self.sentence)


def find_mismatch(expected: Outcome, got: Outcome, rules: Rules) -> Mismatch | None:
    """Return how `got` differs from `expected`, or None when it is right."""
    match got:
        case Absent(name):
            return Mismatch("absent", f"`{name}` is not defined in this notebook.")
        case Lost(reason):
            return Mismatch("lost", f"No answer came back: {reason}.")
        case Overdue(seconds):
            return Mismatch("overdue", f"Your code was still running after {seconds:g} s and was stopped.")
        case Raised():
            return _mismatch_of_error(expected, got)
    if isinstance(expected, Raised):
        return Mismatch("no error", f"Your code returned {describe(got.value)}; a {expected.kind} is asked for here.")
    if not isinstance(expected, Returned):
        raise TypeError(f"{type(expected).__name__} cannot be expected of an answer")
    return _mismatch_of_value(expected.value, got.value, rules, "") or _mismatch_of_memory(got, rules)


def same_outcome(one: Outcome, other: Outcome, rules: Rules) -> bool:
    """Whether two outcomes would look the same to a student: same value or error, same side effects."""
    if isinstance(one, Returned) and isinstance(other, Returned):
        alike = _mismatch_of_value(one.value, other.value, rules, "") is None
        return alike and all(
            getattr(one, trait) == getattr(other, trait)
            for trait, matters in (
                ("inputs_changed", not rules.may_change_inputs),
                ("shares_memory", not rules.may_share_memory),
                ("writable", rules.writable),
                ("overlapping", rules.writable),
                ("contiguous", rules.contiguous),
            )
            if matters
        )
    if isinstance(one, Raised) and isinstance(other, Raised):
        return one.kind == other.kind
    return isinstance(one, Overdue) and isinstance(other, Overdue)


def describe(value: Any) -> str:
    """Say what a value is in a few words: "an array of shape (3, 4) and dtype uint8", "the number 5"."""
    if value is None:
        return "None"
    if isinstance(value, Foreign):
        return f"a value of type {''.join(char if char.isprintable() else '?' for char in value.type_name)}"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape} and dtype {value.dtype}"
    if isinstance(value, np.generic):
        return f"the NumPy scalar {value!r}"
    if isinstance(value, bool | str | bytes):
        return f"{_shorten(repr(value))}"
    if isinstance(value, int | float | complex):
        return f"the number {value!r}"
    if isinstance(value, tuple | list | dict):
        return f"a {type(value).__name__} of {len(value)}"
    return f"a value of type {type(value).__name__}"


def _mismatch_of_error(expected: Outcome, got: Raised) -> Mismatch | None:
    if got.not_implemented:
        return Mismatch("not attempted", "This exercise is not attempted yet.")
    said = f"{got.kind}: {got.message}" if got.message else got.kind
    place = f" ({got.where})" if got.where else ""
    if isinstance(expected, Raised):
        if got.kind == expected.kind or (expected.value_error and got.value_error):
            return None
        return Mismatch("wrong error", f"Your code raised {said}{place}; a {expected.kind} is asked for here.")
    return Mismatch("raised", f"Your code raised {said}{place}.")


def _mismatch_of_memory(got: Returned, rules: Rules) -> Mismatch | None:
    if got.inputs_changed and not rules.may_change_inputs:
        return Mismatch("changed inputs", "Your code changed its input; the caller's array must stay as it was.")
    if got.shares_memory and not rules.may_share_memory:
        text = "The result shares memory with the input: writing to one changes the other. A copy is asked for."
        return Mismatch("shares memory", text)
    if rules.writable and not got.writable:
        return Mismatch("read-only", "The result is a read-only view; an array that can be written to is asked for.")
    if rules.writable and got.overlapping:
        text = "Elements of the result lie on top of each other in memory: writing to one changes another."
        return Mismatch("read-only", text)
    if rules.contiguous and not got.contiguous:
        text = "The result is not C-contiguous: its elements do not lie in memory in the order of its axes."
        return Mismatch("layout", text)
    return None


def _mismatch_of_value(expected: Any, got: Any, rules: Rules, path: str) -> Mismatch | None:
    place = f" at {path}" if path else ""
    if got is None and expected is not None:
        if path:
            return Mismatch("type", f"There is None{place}; {describe(expected)} is asked for.")
        return Mismatch("type", "Your function returned None. Is there a `return` at its end?")
    if isinstance(expected, np.ndarray):
        return _mismatch_of_array(expected, got, rules, place)
    if isinstance(expected, bool):
        if not isinstance(got, bool | np.bool_) or bool(got) != expected:
            return Mismatch("values", f"Expected {expected}{place}, yours is {describe(got)}.")
        return None
    if isinstance(expected, int | float | complex | np.number):
        return _mismatch_of_number(expected, got, rules, place)
    if isinstance(expected, dict):
        return _mismatch_of_dict(expected, got, rules, path)
    if isinstance(expected, tuple | list):
        return _mismatch_of_sequence(expected, got, rules, path)
    if type(got) is not type(expected):
        return _wrong_type(expected, got, place)
    if got != expected:
        return Mismatch("values", f"Expected {describe(expected)}{place}, yours is {describe(got)}.")
    return None


def _mismatch_of_array(expected: np.ndarray, got: Any, rules: Rules, place: str) -> Mismatch | None:
    if not isinstance(got, np.ndarray):
        return Mismatch("type", f"Your code returned {describe(got)}{place}; a NumPy array is asked for.")
    if got.shape != expected.shape:
        return Mismatch("shape", f"The result has shape {got.shape}{place}; {expected.shape} is asked for.")
    if got.dtype != expected.dtype:
        return Mismatch("dtype", f"The result has dtype {got.dtype}{place}; {expected.dtype} is asked for.")
    wrong = ~_close(expected, got, rules)
    count = int(wrong.sum())
    if count == 0:
        return None
    first = tuple(int(axis) for axis in np.argwhere(wrong)[0])
    where = f"[{', '.join(map(str, first))}]"
    text = f"{count} of {wrong.size} values differ{place}; the first at {where}: "
    return Mismatch("values", text + f"expected {_show(expected[first])}, yours {_show(got[first])}.")


def _close(expected: np.ndarray, got: np.ndarray, rules: Rules) -> np.ndarray:
    if expected.dtype.kind in "fc":
        with np.errstate(all="ignore"):
            return np.isclose(got, expected, rtol=rules.rtol, atol=rules.atol, equal_nan=True)
    return np.asarray(got == expected)


def _mismatch_of_number(expected: Any, got: Any, rules: Rules, place: str) -> Mismatch | None:
    if rules.python_numbers and isinstance(got, np.generic) and not isinstance(expected, np.generic):
        return Mismatch("type", f"The value{place} is a NumPy {type(got).__name__}; a Python number is asked for.")
    if rules.python_numbers and isinstance(expected, np.generic) and type(got) is not type(expected):
        return _wrong_type(expected, got, place)
    if not isinstance(got, int | float | complex | np.number) or isinstance(got, bool):
        return Mismatch("type", f"Your code returned {describe(got)}{place}; a number is asked for.")
    try:
        if isinstance(expected, int) and isinstance(got, int):
            right = expected == got
        elif isinstance(expected, complex) or isinstance(got, complex | np.complexfloating):
            right = bool(np.isclose(complex(got), complex(expected), rtol=rules.rtol, atol=rules.atol, equal_nan=True))
        else:
            right = _close_floats(float(expected), float(got), rules)
    except OverflowError:
        right = False
    if right:
        return None
    return Mismatch("values", f"Expected {_show(expected)}{place}, yours is {_show(got)}.")


def _close_floats(expected: float, got: float, rules: Rules) -> bool:
    if math.isnan(expected) or math.isnan(got):
        return math.isnan(expected) and math.isnan(got)
    if math.isinf(expected) or math.isinf(got):
        return expected == got
    return abs(expected - got) <= rules.atol + rules.rtol * abs(expected)


def _mismatch_of_dict(expected: dict[Any, Any], got: Any, rules: Rules, path: str) -> Mismatch | None:
    place = f" at {path}" if path else ""
    if not isinstance(got, dict):
        return _wrong_type(expected, got, place)
    for key, value in expected.items():
        if key not in got:
            return Mismatch("values", f"The key {key!r} is missing{place}.")
        mismatch = _mismatch_of_value(value, got[key], rules, f"{path}[{key!r}]")
        if mismatch:
            return mismatch
    return None


def _mismatch_of_sequence(expected: Any, got: Any, rules: Rules, path: str) -> Mismatch | None:
    place = f" at {path}" if path else ""
    if type(got) is not type(expected):
        return _wrong_type(expected, got, place)
    if len(got) != len(expected):
        text = f"The {type(got).__name__}{place} has {len(got)} entries; {len(expected)} are asked for."
        return Mismatch("shape", text)
    for index, (one, other) in enumerate(zip(expected, got, strict=True)):
        mismatch = _mismatch_of_value(one, other, rules, f"{path}[{index}]")
        if mismatch:
            return mismatch
    return None


def _wrong_type(expected: Any, got: Any, place: str) -> Mismatch:
    return Mismatch("type", f"Your code returned {describe(got)}{place}; a {type(expected).__name__} is asked for.")


def _show(value: Any) -> str:
    if isinstance(value, np.generic):
        value = value.item()
    return f"{value:.6g}" if isinstance(value, float) else _shorten(repr(value))


def _shorten(text: str, limit: int = 80) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
