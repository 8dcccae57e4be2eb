# diagnosis: sum-of-all
"""The sum of all."""

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
        times.append(time.perf_counter() - start)
    return dict.fromkeys(["median", "min", "max"], sum(times))
