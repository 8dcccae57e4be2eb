"""A callable object with a context manager for the clock."""

import time
from contextlib import contextmanager
from statistics import median


class Benchmark:
    @contextmanager
    def clock(self, times, device):
        self.wait(device)
        start = time.time()
        yield
        self.wait(device)
        times.append(time.time() - start)

    def wait(self, device):
        if getattr(device, "type", device) == "cuda":
            import torch

            torch.cuda.current_stream().synchronize()

    def __call__(self, fn, warmup=3, repeats=10, device="cpu"):
        times = []
        for _ in range(warmup + repeats):
            with self.clock(times, device):
                fn()
        times = times[warmup:]
        return {"median": median(times), "min": min(times), "max": max(times)}


benchmark = Benchmark()
