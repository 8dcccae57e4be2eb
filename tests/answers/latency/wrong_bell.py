# diagnosis: p95-of-a-normal-distribution
"""Mean and deviation for the percentile."""

import time

import numpy as np


def latency(fn, batch, repeats=50):
    for _ in range(5):
        fn(batch)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        fn(batch)
        times.append(time.perf_counter() - start)
    return {"p50": np.median(times), "p95": np.mean(times) + 1.645 * np.std(times)}
