# diagnosis: warm-up-counted
"""Warms up, and counts it."""

import time

import numpy as np


def latency(fn, batch, repeats=50):
    times = []
    for _ in range(repeats + 3):
        start = time.perf_counter()
        fn(batch)
        times.append(time.perf_counter() - start)
    return {"p50": np.percentile(times, 50), "p95": np.percentile(times, 95)}
