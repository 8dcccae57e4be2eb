# diagnosis: mean-of-all-runs
"""Times every call, the ones that warm up too, and takes the mean."""

import time

import torch


def benchmark(fn, warmup=3, repeats=10, device="cpu"):
    times = []
    for _ in range(warmup + repeats):
        if str(device).startswith("cuda"):
            torch.cuda.synchronize()
        start = time.perf_counter()
        fn()
        if str(device).startswith("cuda"):
            torch.cuda.synchronize()
        times.append(time.perf_counter() - start)
    return {"median": sum(times) / len(times), "min": min(times), "max": max(times)}
