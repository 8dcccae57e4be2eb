"""The engine for a Dask cluster: the same jobs, sent to the workers of a scheduler that is already there."""

from __future__ import annotations

import contextlib
import itertools
import queue
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import Any

import dask
from distributed import Client, Future, KilledWorker
from distributed.client import FutureCancelledError

from autograder.course.compute import compute
from autograder.course.engine import RUNS, Finished, read_reply
from autograder.course.errors import GradingError
from autograder.course.job import Job
from autograder.course.quiet import NoProfiling

_LOOK = 1.0  # seconds between two looks at the workers
_FETCH, _FETCH_TRIES = 3.0, 20  # seconds to wait for a reply that is ready, and how often
_TIMEOUTS = {
    "distributed.comm.timeouts.connect": "10s",
    "distributed.comm.timeouts.tcp": "20s",
    "distributed.comm.retry.count": 0,
}


@dataclass(frozen=True)
class _Task:
    job: Job
    run: int
    worker: str
    future: Future


class Cluster:
    """The workers of a Dask scheduler.

    Dask would run a job again by itself when its worker dies, as often as the scheduler's settings say. Here each job
    is bound to one worker, and this class sees to it when the worker goes: it counts the runs, and keeps every worker
    busy with one job more than it has threads. Jobs and results are bytes of JSON.

    Parameters
    ----------
    address
        The scheduler's, such as ``tcp://10.0.0.5:8786``.
    say
        Is told when the scheduler or all of its workers are gone, and when they are back.
    patience
        Seconds to wait for a scheduler, or for any worker, that is gone.
    work
        What turns a job's content into a reply; workers import it by its name.

    Raises
    ------
    GradingError
        If no scheduler answers there.
    """

    def __init__(
        self,
        address: str,
        say: Callable[[str], None],
        patience: float = 60.0,
        work: Callable[[bytes], bytes] = compute,
    ) -> None:
        self._work = work
        self._address = address
        self._say = say
        self._patience = patience
        self._settings = dask.config.set(_TIMEOUTS)
        self._ends: queue.SimpleQueue[int] = queue.SimpleQueue()
        self._tickets = itertools.count()
        self._running: dict[int, _Task] = {}
        self._again: deque[tuple[Job, int]] = deque()
        self._given_up: deque[Finished] = deque()
        self._workers: dict[str, int] = {}
        self._looked = 0.0
        try:
            self._client = self._connect()
        except (OSError, TimeoutError, ValueError) as error:
            raise GradingError(
                f"No Dask scheduler answers at {address} ({error}). Start one with `dask scheduler`, "
                f"and workers with `dask worker {address} --nthreads 1`."
            ) from error

    def run(self, jobs: Iterable[Job]) -> Iterator[Finished]:
        """Run jobs; see `autograder.course.engine.Engine`."""
        source = iter(jobs)
        drained = False
        while True:
            self._look()
            while self._again and (worker := self._free_worker(alone=True)) is not None:
                self._send(*self._again.popleft(), worker)
            while not drained and (worker := self._free_worker(alone=False)) is not None:
                job = next(source, None)
                drained = job is None
                if job is not None:
                    self._send(job, 1, worker)
            while self._given_up:
                yield self._given_up.popleft()
            if drained and not self._running and not self._again:
                return
            with contextlib.suppress(queue.Empty):
                finished = self._take(self._ends.get(timeout=_LOOK / 2))
                if finished is not None:
                    yield finished

    def close(self) -> None:
        """Leave the cluster; jobs that still run there are cancelled."""
        tasks, self._running = list(self._running.values()), {}
        with contextlib.suppress(Exception):
            if self._client.status == "running":
                self._client.cancel([task.future for task in tasks])
                self._client.unregister_worker_plugin(NoProfiling.name)
        self._drop_client()
        self._settings.__exit__(None, None, None)

    # --------------------------------------------------------------------------------------------------- one job

    def _send(self, job: Job, run: int, worker: str) -> None:
        ticket = next(self._tickets)
        name = f"pixelgrad-{job.key}-{run}-{time.time_ns()}"
        try:
            future = self._client.submit(
                self._work, job.content, key=name, pure=False, workers=[worker], allow_other_workers=False
            )
        except Exception as error:  # the connection broke just now; the next look finds out
            self._looked = 0.0
            self._repeat(job, run, f"it could not be sent ({error})")
            return
        self._running[ticket] = _Task(job, run, worker, future)
        future.add_done_callback(lambda _: self._ends.put(ticket))

    def _take(self, ticket: int) -> Finished | None:
        task = self._running.pop(ticket, None)
        if task is None:  # of a worker that is gone; it has been dealt with
            return None
        try:
            return read_reply(task.job.key, self._fetch(task))
        except (KilledWorker, CancelledError, FutureCancelledError, TimeoutError, OSError) as error:
            self._looked = 0.0
            self._repeat(task.job, task.run, f"its worker was lost ({type(error).__name__})")
        except GradingError:
            raise
        except Exception as error:
            raise GradingError(
                f"The workers at {self._address} cannot run a job: {type(error).__name__}: {error}. They need the same "
                "version of this package as this machine, installed with `pip install pixelgrad[grader]`."
            ) from error
        return None

    def _fetch(self, task: _Task) -> bytes:
        """Fetch a reply, which stays with its worker until then, and is lost if that dies before."""
        for _ in range(_FETCH_TRIES):
            with contextlib.suppress(TimeoutError):
                return bytes(task.future.result(timeout=_FETCH))
            if task.worker not in self._client.nthreads():
                break
        raise TimeoutError

    def _repeat(self, job: Job, run: int, reason: str) -> None:
        if run < RUNS:
            self._again.append((job, run + 1))
        else:
            self._given_up.append(Finished(job.key, None, f"it was run {RUNS} times without an end: {reason}"))

    # ---------------------------------------------------------------------------------- the workers, the scheduler

    def _free_worker(self, alone: bool) -> str | None:
        """Return the worker with the least to do, or None if all have enough.

        A job that is run again gets a worker alone, so that no other is blamed should it be what kills workers.
        """
        load = dict.fromkeys(self._workers, 0)
        shut = set()
        for task in self._running.values():
            load[task.worker] = load.get(task.worker, 0) + 1
            if task.run > 1:
                shut.add(task.worker)
        free = [
            worker
            for worker, threads in self._workers.items()
            if worker not in shut and load[worker] <= (0 if alone else threads)
        ]
        return min(free, key=lambda worker: load[worker] / self._workers[worker], default=None)

    def _look(self) -> None:
        """See which workers there are, and run again what was bound to one that is gone."""
        if time.monotonic() - self._looked < _LOOK:
            return
        self._workers = self._ask_for_workers()
        self._looked = time.monotonic()
        for ticket, task in list(self._running.items()):
            if task.worker not in self._workers:
                del self._running[ticket]
                with contextlib.suppress(Exception):
                    task.future.cancel()
                self._repeat(task.job, task.run, f"its worker {task.worker} is gone")

    def _ask_for_workers(self) -> dict[str, int]:
        deadline = time.monotonic() + self._patience
        said = False
        while True:
            workers = self._threads()
            if workers:
                if said:
                    self._say(f"There are workers at {self._address} again; going on.")
                return workers
            if not said:
                self._say(
                    f"The scheduler at {self._address} has no worker; waiting up to {self._patience:g} s for one."
                )
                said = True
            if time.monotonic() > deadline:
                raise GradingError(
                    f"The scheduler at {self._address} has had no worker for {self._patience:g} s. What is done is "
                    "saved; run the same command again when there are workers."
                )
            time.sleep(_LOOK)

    def _threads(self) -> dict[str, int]:
        """Return the threads of each worker, from this scheduler or from one that takes its place at the address."""
        try:
            if self._client.status == "running":
                return dict(self._client.nthreads())
        except Exception as error:
            lost = f" ({type(error).__name__})"
        else:
            lost = ""
        self._say(f"The scheduler at {self._address} is gone{lost}; waiting up to {self._patience:g} s for it.")
        self._drop_client()
        deadline = time.monotonic() + self._patience
        while True:
            try:
                self._client = self._connect()
                self._say(f"The scheduler at {self._address} is back.")
                tasks, self._running = list(self._running.values()), {}
                for task in tasks:
                    self._repeat(task.job, task.run, "the scheduler was lost")
                return dict(self._client.nthreads())
            except Exception as error:
                if time.monotonic() > deadline:
                    raise GradingError(
                        f"The scheduler at {self._address} has not answered for {self._patience:g} s "
                        f"({type(error).__name__}). What is done is saved; run the same command again when it is back."
                    ) from error
                time.sleep(_LOOK)

    def _connect(self) -> Any:
        client = Client(self._address, timeout=10, name="autograder", set_as_default=False)
        with contextlib.suppress(Exception):  # workers that cannot have it say why when they get a job
            client.register_plugin(NoProfiling())
        return client

    def _drop_client(self) -> None:
        with contextlib.suppress(Exception):
            self._client.close(timeout=2)
