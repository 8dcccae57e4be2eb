"""Percentiles of NumPy, ten calls to warm up."""

import time

import numpy as np


def latency(fn, batch, repeats=50):
    for _ in range(10):
        fn(batch)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        fn(batch)
        times.append(time.perf_counter() - start)
    return {"p50": float(np.percentile(times, 50)), "p95": float(np.percentile(times, 95))}
