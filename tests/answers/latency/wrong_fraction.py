# diagnosis: fraction-for-percent
"""Hands 0.95 to a function that takes percent."""

import time

import numpy as np


def latency(fn, batch, repeats=50):
    fn(batch)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        fn(batch)
        times.append(time.perf_counter() - start)
    return {"p50": np.percentile(times, 0.5), "p95": np.percentile(times, 0.95)}
