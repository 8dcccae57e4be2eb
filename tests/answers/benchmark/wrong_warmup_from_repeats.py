# diagnosis: warm-up-from-repeats
"""Takes the warm-up off the repeats."""

import time
from statistics import mean, median

import torch


def benchmark(fn, warmup=3, repeats=10, device="cpu"):
    sync = torch.cuda.synchronize if str(device) == "cuda" else lambda: None
    for _ in range(min(warmup, repeats - 1)):
        fn()
    times = []
    for _ in range(max(1, repeats - warmup)):
        sync()
        start = time.perf_counter()
        fn()
        sync()
        times.append(time.perf_counter() - start)
    return {"median": median(times), "min": min(times), "max": max(times)}
