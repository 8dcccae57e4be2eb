"""Stop a call that runs for ever, on every operating system.

A watching thread has an exception raised in the thread of the call. That reaches every loop written in Python, whatever
has been done to the handling of signals; a single call into compiled code is only interrupted when it returns.
"""

from __future__ import annotations

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
    watch = _Watch(seconds)
    watch.start()
    try:
        try:
            watch.armed = True
            return function()
        finally:
            watch.end()
    except _TimeIsOver:
        watch.end()  # the first one may have been what was interrupted
        raise TimeLimitError from None


class _Watch(threading.Thread):
    """Interrupts the thread that made it when its time is over, and every half second from then on.

    An interrupt comes between any two steps of that thread, also when it is about to end the watch. What the two share
    is therefore single flags and bare locks: an `Event` that is interrupted keeps its inner lock for ever.
    """

    AGAIN = 0.5  # seconds: a loop that swallows one interrupt meets another one soon

    def __init__(self, seconds: float) -> None:
        super().__init__(daemon=True, name="time-limit")
        self.armed = False  # nothing is interrupted before the call has begun
        self._seconds = seconds
        self._watched = threading.get_ident()
        self._wanted = threading.Lock()  # held as long as the watch is wanted
        self._wanted.acquire()
        self._ended = threading.Lock()
        self._ended.acquire()
        self._sent = False
        self._over = False

    def run(self) -> None:
        wait = self._seconds
        while not self._wanted.acquire(timeout=wait):
            if self.armed:
                self._sent = True
                _raise_in(self._watched, _TimeIsOver)
            wait = self.AGAIN
        self._over = True
        self._ended.release()

    def end(self) -> None:
        """Return when nothing can be interrupted any more. To be called again where it was interrupted itself."""
        while not self._over:
            try:
                if self._wanted.locked():
                    self._wanted.release()
                self._ended.acquire(timeout=0.1)
            except _TimeIsOver:
                continue
        while self._sent:
            self._absorb()
        self.join()

    def _absorb(self) -> None:
        """Let an interrupt that may still be on its way come now, in its own thread.

        Where one is only taken back, Python 3.11 leaves a flag standing: a function profiled later never begins.
        """
        try:
            _raise_in(self._watched, _TimeIsOver)  # in place of the one that waits, if there is one
            while True:
                pass
        except _TimeIsOver:
            self._sent = False


def _raise_in(thread: int, exception: type[BaseException]) -> None:
    """Have an exception raised in a thread when it next runs Python code."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(exception))
