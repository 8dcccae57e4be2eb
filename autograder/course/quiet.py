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
        self._away = {name: worker.periodic_callbacks.pop(name, None) for name in self._CALLBACKS}
        for callback in self._away.values():
            if callback is not None:
                callback.stop()

    def teardown(self, worker: Worker) -> None:
        """Let it go on."""
        for name, callback in self._away.items():
            if callback is not None:
                worker.periodic_callbacks[name] = callback
                callback.start()
