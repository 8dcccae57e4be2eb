# diagnosis: batch-not-passed
"""Calls the function without the batch."""

import time

import numpy as np


def latency(fn, batch, repeats=50):
    fn()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        fn()
        times.append(time.perf_counter() - start)
    return {"p50": np.percentile(times, 50), "p95": np.percentile(times, 95)}
