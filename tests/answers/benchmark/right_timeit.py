"""With timeit."""

import timeit
from statistics import median

import torch


def benchmark(fn, warmup=3, repeats=10, device="cpu"):
    sync = torch.cuda.synchronize if "cuda" in str(device) else None

    def whole():
        fn()
        if sync:
            sync()

    timeit.repeat(whole, number=1, repeat=warmup) if warmup else None
    if sync:
        sync()
    times = timeit.repeat(whole, number=1, repeat=repeats)
    return {"median": median(times), "min": min(times), "max": max(times)}
