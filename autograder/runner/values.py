"""What goes into a runner and what comes out of it: plain, frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Literal

from autograder.errors import CommandError

MIB = 2**20
Status = Literal["done", "raised", "timed out", "died", "skipped"]


class TemplateLost(Exception):  # noqa: N818
    """The process off which submissions are forked has ended; what is being judged has to be judged again."""


class SandboxUnavailable(CommandError):  # noqa: N818
    """The machine does not let the runner build its sandbox; the message says what is missing and how to get it."""


@dataclass(frozen=True)
class Cell:
    """A piece of student code that is run as a whole.

    Parameters
    ----------
    id
        Its name in reports and tracebacks.
    source
        The code: Python, or IPython where the program is a notebook.
    """

    id: str
    source: str


@dataclass(frozen=True)
class Program:
    """Everything of one submission that is run.

    Parameters
    ----------
    cells
        Run in this order, in one namespace.
    files
        Laid into the working directory before: relative path with forward slashes, and content.
    main
        Whether `__name__` is ``"__main__"``, as in a notebook; otherwise it is ``"__answer__"``, and what a file guards
        with ``if __name__ == "__main__"`` does not run.
    stand_ins
        Names that are defined before, as functions that raise `NotImplementedError`: what follows may name a function
        that was not handed in, as in ``def blur(image, convolve=convolve2d)``. A name that is still its stand-in when
        it is asked for is absent.

    Raises
    ------
    ValueError
        If a file's path is absolute or leads out of the working directory.
    """

    cells: tuple[Cell, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    main: bool = True
    stand_ins: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in self.files:
            path = PurePosixPath(name)
            if path.is_absolute() or ".." in path.parts or not path.parts or "\0" in name:
                raise ValueError(f"files: {name!r} is not a path inside the working directory")


@dataclass(frozen=True)
class Limits:
    """What a submission may use.

    Parameters
    ----------
    memory
        Bytes, of all of its processes together (proportional set size: shared pages are counted once).
    cpu_seconds
        CPU time of all of its processes together, a cell or a case.
    wall_seconds
        Time on the clock, a cell. A case has the limit that its exercise gives.
    processes
        Processes and threads at the same time.
    disk
        Bytes in all files together, temporary ones included.
    output
        Bytes of printed output and pictures, a cell.
    """

    memory: int = 2048 * MIB
    cpu_seconds: float = 60.0
    wall_seconds: float = 120.0
    processes: int = 64
    disk: int = 256 * MIB
    output: int = 8 * MIB


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True)
class CellReport:
    """What happened when a cell was run.

    Parameters
    ----------
    id
        The cell's.
    status
        "raised" is an exception in the cell; "died" is the end of its process, and "skipped" means that it was not run
        because too many cells before it had died.
    outputs
        As in a notebook (nbformat 4): "stream", "error", "display_data" and "execute_result" outputs.
    seconds
        Time on the clock.
    """

    id: str
    status: Status
    outputs: tuple[dict[str, Any], ...] = ()
    seconds: float = 0.0
