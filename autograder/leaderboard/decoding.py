"""Strangers' bytes, decoded in a contained process that is fresh for each file."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

import numpy as np

from autograder.errors import CommandError
from autograder.leaderboard import reading
from autograder.leaderboard.reading import network_of
from autograder.runner import Cell, Limits, Program, Runner
from autograder.runner.values import MIB
from pixelgrad.check.case import Case, Outcome, Overdue, Raised, Returned

Tensors = dict[str, np.ndarray]
SECONDS = 60.0  # what the largest network takes, many times over
LIMITS = Limits(memory=512 * MIB, cpu_seconds=SECONDS, wall_seconds=SECONDS, processes=8, disk=16 * MIB, output=MIB)
_CELL = "import sys\nsys.path.insert(0, '')\nfrom reading import read_network"


class DecodingError(CommandError):
    """The reader does not start; the message says why. No file is to blame."""


class Decoder:
    """Decodes files, each in a process of its own.

    Parameters
    ----------
    sandbox
        Whether the processes are contained.

    Raises
    ------
    autograder.runner.SandboxUnavailable
        If they are to be, and this machine does not allow it.

    Notes
    -----
    Use it as a context manager, or call `close`. The reader's own source is laid into the process's folder: what it
    sees is that, Python, NumPy and one file's bytes.
    """

    def __init__(self, *, sandbox: bool = True) -> None:
        folder = Path(reading.__file__).parent
        files = {f"reading/{path.name}": path.read_bytes() for path in sorted(folder.glob("*.py"))}
        self._program = Program((Cell("reader", _CELL),), files, main=False)
        self._runner = Runner(sandbox=sandbox, limits=LIMITS)

    def decode(self, data: bytes) -> Tensors:
        """Decode one file.

        Returns
        -------
        dict
            The tensors by name, float32 and finite, of a network that `reading.network_of` knows.

        Raises
        ------
        ValueError
            If the bytes are no such file; the message says why, in words for the student.
        DecodingError
            If the reader itself does not start.
        """
        with self._runner.open(self._program) as session:
            report = session.cells[0]
            if report.status != "done":
                raise DecodingError(f"The reader of compressed networks does not start: {report.status}.")
            (outcome,) = session.ask(("read_network",), [Case("file", (data,))], SECONDS)
        return _tensors(outcome)

    def close(self) -> None:
        """End all processes."""
        self._runner.close()

    def __enter__(self) -> Decoder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _tensors(outcome: Outcome) -> Tensors:
    """Return what was decoded, once it is sure that it is what it should be: the process had hostile bytes in it."""
    match outcome:
        case Returned(value=dict() as found):
            if not all(isinstance(name, str) and _is_tensor(tensor) for name, tensor in found.items()):
                raise ValueError("what came back is no network")
            network_of({name: tensor.shape for name, tensor in found.items()})
            return found
        case Raised(value_error=True, message=message):
            raise ValueError(message)
        case Overdue(seconds=seconds):
            raise ValueError(f"decoding was not done after {seconds:g} s")
        case Raised(kind=kind):
            raise ValueError(f"decoding ended with {kind}")
        case _:
            raise ValueError("decoding did not come to an end")


def _is_tensor(value: object) -> bool:
    return isinstance(value, np.ndarray) and value.dtype == np.float32 and bool(np.isfinite(value).all())
