"""The runner of this process: started with the first submission, warm for all others, closed at the end."""

from __future__ import annotations

import atexit
import os
from functools import lru_cache

from autograder.runner import Runner, SandboxUnavailable

_PRELOAD = ("numpy", "matplotlib.pyplot", "skimage.color", "skimage.data", "skimage.util", "IPython.display")


def warm_runner(sandbox: bool) -> Runner:
    """Return this process's runner, the same one for each submission.

    Raises
    ------
    SandboxUnavailable
        If `sandbox` is asked for and this machine has none; said again, without another try, for each submission.
    """
    runner = _start(sandbox, os.getpid())
    if isinstance(runner, SandboxUnavailable):
        raise SandboxUnavailable(str(runner))
    return runner


@lru_cache
def _start(sandbox: bool, process: int) -> Runner | SandboxUnavailable:
    # A fork of this process must not share its runner, hence the process's number as a key.
    try:
        runner = Runner(sandbox=sandbox, preload=_PRELOAD)
    except SandboxUnavailable as reason:
        return reason
    atexit.register(_close, runner, process)
    return runner


def _close(runner: Runner, process: int) -> None:
    if os.getpid() == process:
        runner.close()
