# diagnosis: other-unit
"""Milliseconds."""

import time

import numpy as np


def latency(fn, batch, repeats=50):
    fn(batch)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        fn(batch)
        times.append(1000 * (time.perf_counter() - start))
    return {"p50": np.percentile(times, 50), "p95": np.percentile(times, 95)}
