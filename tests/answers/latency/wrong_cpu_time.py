# diagnosis: cpu-time
"""Counts the CPU's time, which stands still while one waits."""

import time

import numpy as np


def latency(fn, batch, repeats=50):
    fn(batch)
    times = []
    for _ in range(repeats):
        start = time.process_time()
        fn(batch)
        times.append(time.process_time() - start)
    return {"p50": np.percentile(times, 50), "p95": np.percentile(times, 95)}
