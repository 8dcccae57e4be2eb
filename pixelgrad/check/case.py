"""What an answer is asked (`Case`) and what came of it (the outcomes)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Case:
    """One question put to a student's answer.

    Parameters
    ----------
    group
        The case group it belongs to; a group earns its share of the points when all of its cases are right.
    args, kwargs
        What the probe gets after the answer itself: plain values, see `pixelgrad.check.codec`.
    about
        What is asked, in words that finish the sentence "For …", such as "a box that reaches over the top edge".
    probe
        The name of the function in `pixelgrad.check.probes` that exercises the answer.
    then
        The name of a probe that goes on with what the first one returned, which it gets before the case's arguments.
        The grader asks it in another process, where nothing is known of the first call.
    alone
        Whether the grader asks `then` where nothing of the student's code is known at all: what the first probe brought
        has to speak for itself.
    """

    group: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""
    probe: str = "call"
    then: str = ""
    alone: bool = False


@dataclass(frozen=True)
class Remarks:
    """What a function did beside returning: not wrong, but worth a word.

    Parameters
    ----------
    printed
        The beginning of what it printed, or an empty string.
    warned
        The first warnings that it caused, each as "Category: message".
    """

    printed: str = ""
    warned: tuple[str, ...] = ()


@dataclass(frozen=True)
class Returned:
    """The answer returned a value.

    Parameters
    ----------
    value
        What was returned, as a plain value.
    inputs_changed
        Whether an argument is no longer what it was.
    shares_memory
        Whether the value changed when the arguments were overwritten afterwards.
    writable, contiguous, overlapping
        Whether all arrays in the value are writable, are C-contiguous, and whether one has elements that lie on top of
        each other (as in a broadcast view).
    """

    value: Any
    inputs_changed: bool = False
    shares_memory: bool = False
    writable: bool = True
    contiguous: bool = True
    overlapping: bool = False
    remarks: Remarks = Remarks()


@dataclass(frozen=True)
class Raised:
    """The answer raised an exception.

    Parameters
    ----------
    kind
        The exception's class name.
    value_error, not_implemented
        Whether it is a `ValueError`, a `NotImplementedError`, or a subclass of one.
    message
        Its text.
    where
        The student's own line that raised it, such as "line 4: out[i] = image[j]", or an empty string.
    """

    kind: str
    value_error: bool = False
    not_implemented: bool = False
    message: str = ""
    where: str = ""
    remarks: Remarks = Remarks()


@dataclass(frozen=True)
class Overdue:
    """The answer was still running when its time was over."""

    seconds: float


@dataclass(frozen=True)
class Lost:
    """No answer came, because the process that should give it ended or sent something unreadable."""

    reason: str


@dataclass(frozen=True)
class Absent:
    """Nothing of the exercise's name is defined."""

    name: str


Outcome = Returned | Raised | Overdue | Lost | Absent
