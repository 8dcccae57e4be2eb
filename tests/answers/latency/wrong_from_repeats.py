# diagnosis: warm-up-from-repeats
"""The first of the repeats warms up."""

import time

import numpy as np


def latency(fn, batch, repeats=50):
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        fn(batch)
        times.append(time.perf_counter() - start)
    times = times[1:]
    return {"p50": np.percentile(times, 50), "p95": np.percentile(times, 95)}
