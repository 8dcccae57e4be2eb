# diagnosis: none
"""Calls the function once more in every round."""

import time
from statistics import median


def benchmark(fn, warmup=3, repeats=10, device="cpu"):
    for _ in range(warmup):
        fn()
    times = []
    for _ in range(repeats):
        fn()
        start = time.perf_counter()
        fn()
        times.append(time.perf_counter() - start)
    return {"median": median(times), "min": min(times), "max": max(times)}
