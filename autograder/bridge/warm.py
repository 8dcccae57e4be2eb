"""The runner of this process: started with the first submission, warm for all others, closed at the end."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterable

from autograder.runner import Runner, SandboxUnavailable
from autograder.runner.preload import ALWAYS, in_order, wanted_modules

# A fork of this process must not share its runner, hence the process's number in the key.
_kept: dict[tuple[bool, int], Runner | SandboxUnavailable] = {}


def warm_runner(sandbox: bool, sources: Iterable[str] = ()) -> Runner:
    """Return this process's runner, the same one for each submission.

    Parameters
    ----------
    sandbox
        Whether submissions run contained.
    sources
        The cells that are to be run. Where they import a module that is slow to import, and the runner has not done so
        yet, it is started anew with it.

    Raises
    ------
    SandboxUnavailable
        If `sandbox` is asked for and this machine has none; said again, without another try, for each submission.
    """
    key = (sandbox, os.getpid())
    runner = _kept.get(key)
    if isinstance(runner, SandboxUnavailable):
        raise SandboxUnavailable(str(runner))
    wanted = wanted_modules(sources) | set(ALWAYS)
    if runner is not None and wanted <= set(runner.preload):
        return runner
    if runner is not None:
        wanted |= set(runner.preload)
        runner.close()
    try:
        runner = Runner(sandbox=sandbox, preload=in_order(wanted))
    except SandboxUnavailable as reason:
        _kept[key] = reason
        raise
    _kept[key] = runner
    return runner


@atexit.register
def _close() -> None:
    for (_, process), runner in _kept.items():
        if isinstance(runner, Runner) and process == os.getpid():
            runner.close()
