"""Nanoseconds, NumPy numbers, torch only where it is needed."""

from time import perf_counter_ns

import numpy as np


def benchmark(fn, warmup=3, repeats=10, device="cpu"):
    def wait():
        if str(device).startswith("cuda"):
            import torch

            torch.cuda.synchronize(device)

    times = np.empty(repeats)
    for i in range(-warmup, repeats):
        wait()
        began = perf_counter_ns()
        fn()
        wait()
        if i >= 0:
            times[i] = (perf_counter_ns() - began) / 1e9
    return dict(min=times.min(), median=np.median(times), max=times.max())
