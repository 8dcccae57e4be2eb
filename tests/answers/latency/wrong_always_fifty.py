# diagnosis: own-number-of-calls
"""Fifty calls, whatever is asked for."""

import time

import numpy as np


def latency(fn, batch, repeats=50):
    for _ in range(3):
        fn(batch)
    times = []
    for _ in range(50):
        start = time.perf_counter()
        fn(batch)
        times.append(time.perf_counter() - start)
    return {"p50": np.percentile(times, 50), "p95": np.percentile(times, 95)}
