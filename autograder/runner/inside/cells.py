"""Run the cells of one submission in one module."""

from __future__ import annotations

import importlib.util
import linecache
import signal
import sys
import time
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

from .capture import Capture, Descriptors, streams_into

if TYPE_CHECKING:
    from .shell import Shell


def _stand_in(name: str) -> Callable[..., Any]:
    def not_written(*arguments: Any, **options: Any) -> Any:
        raise NotImplementedError(f"{name} is not written yet")

    not_written.__name__ = not_written.__qualname__ = name
    return not_written


class Cells:
    """Where a submission's names live.

    Parameters
    ----------
    main
        Whether it is a notebook: its cells run in IPython, where there is one, and `__name__` is ``"__main__"``.
    output
        Bytes of output that are kept of a cell.
    folder
        For what is printed past Python.
    stand_ins
        Names to define before.
    """

    def __init__(self, main: bool, output: int, folder: str, stand_ins: Sequence[str] = ()) -> None:
        self.module = ModuleType("__main__" if main else "__answer__")
        vars(self.module)["np"] = np
        self.stand_ins = {name: _stand_in(name) for name in stand_ins}
        vars(self.module).update(self.stand_ins)
        sys.modules[self.module.__name__] = self.module
        self.output = output
        self.descriptors = Descriptors(folder)
        self.shell = prepare_shell() if main else None
        if self.shell is not None:
            self.shell.move_to(self.module)
        if main:
            sys.path.insert(0, "")  # a notebook may import a file that lies beside it

    def run(self, cell_id: str, source: str) -> dict[str, Any]:
        """Run one cell.

        Parameters
        ----------
        cell_id
            Stands in tracebacks in place of a file's name.
        source
            The code.

        Returns
        -------
        dict
            "raised" (bool), "outputs" (as in a notebook), "seconds".
        """
        capture = Capture(self.output)
        filename = cell_id if cell_id.endswith(".py") else f"<cell {cell_id}>"
        started = time.perf_counter()
        raised = True
        with streams_into(capture):
            signal.signal(signal.SIGINT, signal.default_int_handler)
            try:
                raised = not self._execute(source, filename, capture)
            except BaseException as error:
                capture.fail(error, filename)
            finally:
                signal.signal(signal.SIGINT, signal.SIG_IGN)
        self.descriptors.move_into(capture)
        return {"raised": raised, "outputs": capture.finish(), "seconds": time.perf_counter() - started}

    def _execute(self, source: str, filename: str, capture: Capture) -> bool:
        if self.shell is not None:
            return self.shell.run(source, filename, capture)
        # Without a time of change, so that nobody looks for the file and forgets the lines.
        linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
        exec(compile(source, filename, "exec"), vars(self.module))
        return True


def prepare_shell() -> Shell | None:
    """Return this process's IPython shell, or None where IPython is not installed."""
    if importlib.util.find_spec("IPython") is None:
        return None
    from .shell import Shell

    return Shell.prepare()
