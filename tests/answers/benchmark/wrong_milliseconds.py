# diagnosis: other-unit
"""In milliseconds."""

import time
from statistics import mean, median

import torch


def benchmark(fn, warmup=3, repeats=10, device="cpu"):
    sync = torch.cuda.synchronize if str(device) == "cuda" else lambda: None
    for _ in range(warmup):
        fn()
    times = []
    for _ in range(repeats):
        sync()
        start = time.perf_counter()
        fn()
        sync()
        times.append(1000 * (time.perf_counter() - start))
    return {"median": median(times), "min": min(times), "max": max(times)}
