# diagnosis: warm-up-counted
"""The warm-up is among the times."""

import time
from statistics import median

import torch


def benchmark(fn, warmup=3, repeats=10, device="cpu"):
    times = []
    for _ in range(warmup + repeats):
        if str(device) == "cuda":
            torch.cuda.synchronize()
        start = time.perf_counter()
        fn()
        if str(device) == "cuda":
            torch.cuda.synchronize()
        times.append(time.perf_counter() - start)
    return {"median": median(times), "min": min(times), "max": max(times)}
