# diagnosis: mean-for-median
"""The mean for p50."""

import time

import numpy as np


def latency(fn, batch, repeats=50):
    fn(batch)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        fn(batch)
        times.append(time.perf_counter() - start)
    return {"p50": float(np.mean(times)), "p95": float(np.quantile(times, 0.95))}
