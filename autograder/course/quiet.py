"""A Dask plugin that keeps workers from profiling what they run, as long as submissions are graded on them."""

from __future__ import annotations

from distributed import Worker, WorkerPlugin


class NoProfiling(WorkerPlugin):
    """Stops a worker's profiler, and lets it go on when the plugin is taken back.

    Dask looks a hundred times a second at what its tasks do, and fifty times at whether its own loop keeps up. Our
    tasks wait for another process, the submission's, and this takes the processor and its cache from it: where two
    workers have two cores, a submission takes a fifth longer.
    """

    name = "pixelgrad-no-profiling"
    _CALLBACKS = ("profile", "profile-cycle", "tick")

    def setup(self, worker: Worker) -> None:
        """Stop what is running, and take it away, so that a worker that is just starting does not start it."""
        callbacks = worker.periodic_callbacks
        self._away = {name: callbacks.pop(name) for name in self._CALLBACKS if name in callbacks}
        for callback in self._away.values():
            callback.stop()

    def teardown(self, worker: Worker) -> None:
        """Let it go on."""
        worker.periodic_callbacks.update(self._away)
        for callback in self._away.values():
            callback.start()
