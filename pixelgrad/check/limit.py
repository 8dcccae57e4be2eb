"""Stop a call that runs for ever, on every operating system.

A watching thread has an exception raised in the thread of the call. That reaches every loop written in Python, whatever
has been done to the handling of signals; a single call into compiled code is only interrupted when it returns.
"""

from __future__ import annotations

import contextlib
import ctypes
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class TimeLimitError(Exception):
    """The call was still running when its time was over."""


class _TimeIsOver(KeyboardInterrupt):
    """Raised inside the call: like Ctrl-C, it passes through `except Exception`."""


def call_with_limit(function: Callable[[], T], seconds: float) -> T:
    """Call a function, and interrupt it when it takes longer than `seconds`.

    Raises
    ------
    TimeLimitError
        If it was interrupted for its time.
    """
    finished = threading.Event()
    interrupted = threading.Event()
    thread = threading.get_ident()

    def watch() -> None:
        # A loop that swallows the first interrupt meets another one soon.
        wait = seconds
        while not finished.wait(wait):
            interrupted.set()
            _raise_in(thread, _TimeIsOver)
            wait = 0.5

    watcher = threading.Thread(target=watch, daemon=True, name="time-limit")
    watcher.start()
    try:
        try:
            return function()
        finally:
            finished.set()
            watcher.join()
            if interrupted.is_set():
                _absorb(thread)  # what came too late to interrupt anything
    except _TimeIsOver:
        finished.set()
        raise TimeLimitError from None


def _absorb(thread: int) -> None:
    """Let an interrupt that may still be on its way come now, in its own thread.

    Where one is only taken back, Python 3.11 leaves a flag standing: a function that is profiled later never begins.
    """
    with contextlib.suppress(_TimeIsOver):
        _raise_in(thread, _TimeIsOver)  # in place of the one that waits, if there is one
        while True:
            pass


def _raise_in(thread: int, exception: type[BaseException]) -> None:
    """Have an exception raised in a thread when it next runs Python code."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(exception))
