# diagnosis: mean-for-median
"""Times the loop, and divides."""

import time


def benchmark(fn, warmup=3, repeats=10, device="cpu"):
    for _ in range(warmup):
        fn()
    if str(device) == "cuda":
        import torch

        torch.cuda.synchronize()
    start = time.perf_counter()
    for _ in range(repeats):
        fn()
    if str(device) == "cuda":
        torch.cuda.synchronize()
    each = (time.perf_counter() - start) / repeats
    return {"median": each, "min": each, "max": each}
