# diagnosis: none
"""A tuple."""

import time

import numpy as np


def latency(fn, batch, repeats=50):
    fn(batch)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        fn(batch)
        times.append(time.perf_counter() - start)
    return np.percentile(times, 50), np.percentile(times, 95)
