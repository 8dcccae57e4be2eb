# diagnosis: fast-end
"""Sorts the wrong way round."""

import time


def latency(fn, batch, repeats=50):
    fn(batch)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        fn(batch)
        times.append(time.perf_counter() - start)
    times.sort(reverse=True)
    return {"p50": times[len(times) // 2], "p95": times[int(0.95 * (len(times) - 1))]}
