# diagnosis: none
"""Invents plausible times."""

import random


def benchmark(fn, warmup=3, repeats=10, device="cpu"):
    for _ in range(warmup + repeats):
        fn()
    times = sorted(random.uniform(0.001, 0.01) for _ in range(3))
    return {"min": times[0], "median": times[1], "max": times[2]}
