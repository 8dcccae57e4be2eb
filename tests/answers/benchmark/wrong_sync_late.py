# diagnosis: no-synchronisation
"""Waits when the clock has stopped."""

import time
from statistics import median

import torch


def benchmark(fn, warmup=3, repeats=10, device="cpu"):
    times = []
    for _ in range(warmup):
        fn()
    for _ in range(repeats):
        start = time.perf_counter()
        fn()
        stop = time.perf_counter()
        if device == "cuda":
            torch.cuda.synchronize()
        times.append(stop - start)
    return {"median": median(times), "min": min(times), "max": max(times)}
