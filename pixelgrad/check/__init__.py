"""Checks: what a student's answer is asked, what is right, and the name of the mistake.

The module itself is what students call, ``from pixelgrad import check``:

- ``check(to_float)`` puts the public cases of the exercise to the answer, shows what came out, and raises
  `CheckFailed`, an `AssertionError`, when it is not right.
- ``check.scorecard()`` returns the state of the unit as a table.
"""

import inspect
import sys
from types import ModuleType
from typing import Any

from pixelgrad.check.checker import Checker, CheckFailed

__all__ = ["CheckFailed", "scorecard"]

_checker = Checker()
scorecard = _checker.scorecard


class _CallableModule(ModuleType):
    def __call__(self, answer: Any, *parts: Any) -> None:
        frame = inspect.currentframe()
        _checker.check(answer, parts, frame.f_back if frame is not None else None)


sys.modules[__name__].__class__ = _CallableModule
