"""A loop, perf_counter, statistics."""

import statistics
import time

import torch


def benchmark(fn, warmup: int = 3, repeats: int = 10, device: str = "cpu") -> dict[str, float]:
    on_cuda = torch.device(device).type == "cuda"
    for _ in range(warmup):
        fn()
    times = []
    for _ in range(repeats):
        if on_cuda:
            torch.cuda.synchronize()
        start = time.perf_counter()
        fn()
        if on_cuda:
            torch.cuda.synchronize()
        times.append(time.perf_counter() - start)
    return {"median": statistics.median(times), "min": min(times), "max": max(times)}
