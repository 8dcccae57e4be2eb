"""The default engine: worker processes on this machine."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from autograder.course.engine import RUNS, Finished, read_reply
from autograder.course.job import Job
from autograder.course.worker import read_block, write_block
from autograder.runner.shared import SharedTemplate

_REPOSITORY = Path(__file__).parents[2]
# -P: what lies in the folder of the course is not for the grader to import.
_WORKER = (sys.executable, "-P", "-m", "autograder.course.worker")


@dataclass(frozen=True)
class _Task:
    job: Job
    run: int


class LocalPool:
    """Worker processes on this machine; one that dies is replaced, and its job is run again.

    Parameters
    ----------
    workers
        How many.
    patience
        Seconds after which a worker that has not answered is ended. The limits of the runner come long before that.
    command
        What starts a worker, instead of this Python with `autograder.course.worker`.
    preload
        What submissions import: a template that has imported it serves all workers where that is safe. Else each makes
        its own.
    """

    def __init__(
        self,
        workers: int,
        patience: float = 1800.0,
        command: Sequence[str] = _WORKER,
        preload: Sequence[str] | None = None,
    ) -> None:
        self._command = list(command)
        self._template = SharedTemplate(preload) if preload is not None and SharedTemplate.useful() else None
        self._workers = max(1, workers)
        self._patience = patience
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._ends: queue.SimpleQueue[tuple[str, bytes | str]] = queue.SimpleQueue()
        self._processes: dict[int, subprocess.Popen[bytes]] = {}
        self._closed = False
        self._threads = [threading.Thread(target=self._serve, args=(n,), daemon=True) for n in range(self._workers)]
        for thread in self._threads:
            thread.start()

    def run(self, jobs: Iterable[Job]) -> Iterator[Finished]:
        """Run jobs; see `autograder.course.engine.Engine`."""
        source = iter(jobs)
        waiting = 0
        drained = False
        while True:
            while not drained and waiting < 3 * self._workers:
                job = next(source, None)
                if job is None:
                    drained = True
                    break
                self._tasks.put(_Task(job, 1))
                waiting += 1
            if not waiting:
                return
            key, end = self._ends.get()
            waiting -= 1
            yield read_reply(key, end) if isinstance(end, bytes) else Finished(key, None, end)

    def close(self) -> None:
        """End the workers."""
        self._closed = True
        for _ in self._threads:
            self._tasks.put(None)
        for process in list(self._processes.values()):
            process.kill()
        for thread in self._threads:
            thread.join(10)
        if self._template is not None:
            self._template.close()

    def _serve(self, number: int) -> None:
        """Hand jobs to one worker process after the other, until the pool is closed."""
        with contextlib.suppress(OSError):
            self._start(number)  # it warms up while the first submissions are read
        while (task := self._tasks.get()) is not None and not self._closed:
            try:
                self._ends.put((task.job.key, self._ask(number, task.job.content)))
            except TimeoutError:
                self._ends.put((task.job.key, f"it was not judged within {self._patience:g} s"))
            except OSError as error:
                if self._closed:
                    break
                if task.run < RUNS:
                    self._tasks.put(_Task(task.job, task.run + 1))
                else:
                    self._ends.put((task.job.key, f"{RUNS} workers died while they judged it: {error}"))
        self._stop(number)

    def _ask(self, number: int, content: bytes) -> bytes:
        process = self._processes.get(number) or self._start(number)
        assert process.stdin is not None
        assert process.stdout is not None
        overdue = threading.Event()

        def give_up() -> None:
            overdue.set()
            process.kill()

        timer = threading.Timer(self._patience, give_up)
        timer.daemon = True
        timer.start()
        try:
            write_block(process.stdin, content)
            reply = read_block(process.stdout)
        except OSError:
            reply = None
        finally:
            timer.cancel()
        if reply is not None:
            return reply
        code = self._stop(number)
        if overdue.is_set():
            raise TimeoutError
        raise OSError(f"the last was ended by signal {-code}" if code < 0 else f"the last ended with status {code}")

    def _start(self, number: int) -> subprocess.Popen[bytes]:
        if self._closed:
            raise OSError("the pool is closed")
        with ExitStack() as stack:
            lent: list[str] = []
            descriptors = []
            if self._template is not None:
                end = stack.enter_context(self._template.lend())
                descriptors.append(end.fileno())
                lent = [str(end.fileno()), *self._template.preload]
            process = subprocess.Popen(
                [*self._command, *lent],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(),
                pass_fds=descriptors,
                start_new_session=True,  # Ctrl-C is for the grader, which ends its workers itself
            )
        self._processes[number] = process
        return process

    def _stop(self, number: int) -> int:
        process = self._processes.pop(number, None)
        if process is None:
            return 0
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()
        try:
            return process.wait(0 if self._closed else 5)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


def _environment() -> dict[str, str]:
    """Return this process's environment, with this package found, and one thread for each worker's references."""
    paths = [str(_REPOSITORY), os.environ.get("PYTHONPATH", "")]
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**threads, **os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
