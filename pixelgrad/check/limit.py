"""Stop a call that runs for ever, on every operating system.

A watching thread interrupts the main thread as Ctrl-C would. That reaches every loop written in Python; a single call
into compiled code is only interrupted when it returns.
"""

from __future__ import annotations

import _thread
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class TimeLimitError(Exception):
    """The call was still running when its time was over."""


def call_with_limit(function: Callable[[], T], seconds: float) -> T:
    """Call a function, and interrupt it when it takes longer than `seconds`.

    Raises
    ------
    TimeLimitError
        If it was interrupted for its time.
    KeyboardInterrupt
        If the user interrupted it.

    Notes
    -----
    Only the main thread can be interrupted; in any other thread the function runs without a limit.
    """
    if threading.current_thread() is not threading.main_thread():
        return function()
    finished = threading.Event()
    fired = threading.Event()

    def watch() -> None:
        # A loop that swallows the first interrupt meets another one soon.
        wait = seconds
        while not finished.wait(wait):
            fired.set()
            _thread.interrupt_main()
            wait = 0.5

    watcher = threading.Thread(target=watch, daemon=True, name="time-limit")
    watcher.start()
    try:
        try:
            return function()
        finally:
            finished.set()
            watcher.join()
    except KeyboardInterrupt:
        finished.set()
        if fired.is_set():
            raise TimeLimitError from None
        raise
