"""Stop at a good moment: Ctrl-C and a request to end wait until what is being written is written."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts:
    """Turns the signals that ask this process to stop into `KeyboardInterrupt`, but not while it is held.

    Use it as a context manager. Away from the main thread, where no signal arrives, it does nothing.
    """

    def __init__(self) -> None:
        self._depth = 0
        self._pending = False
        self._former: dict[int, object] = {}

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let a signal wait for the end of this block.

        Raises
        ------
        KeyboardInterrupt
            At the end of the block, if one came.
        """
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
        if self._pending and not self._depth:
            self._pending = False
            raise KeyboardInterrupt

    def __enter__(self) -> Interrupts:
        if threading.current_thread() is threading.main_thread():
            self._former = {number: signal.signal(number, self._arrive) for number in _SIGNALS}
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for number, handler in self._former.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    def _arrive(self, number: int, frame: FrameType | None) -> None:
        if self._depth:
            self._pending = True
        else:
            raise KeyboardInterrupt
