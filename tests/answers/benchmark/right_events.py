"""CUDA events on a GPU, and the clock elsewhere."""

import time

import numpy as np
import torch


def benchmark(fn, warmup=3, repeats=10, device="cpu"):
    for _ in range(warmup):
        fn()
    times = []
    for _ in range(repeats):
        if torch.device(device).type == "cuda":
            start, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
            torch.cuda.synchronize()
            start.record()
            fn()
            end.record()
            torch.cuda.synchronize()
            times.append(start.elapsed_time(end) / 1000)
        else:
            start = time.perf_counter()
            fn()
            times.append(time.perf_counter() - start)
    low, middle, high = np.percentile(times, [0, 50, 100])
    return {"median": float(middle), "min": float(low), "max": float(high)}
