# diagnosis: not-sorted
"""Takes places of a list that is not sorted."""

import time


def latency(fn, batch, repeats=50):
    for _ in range(3):
        fn(batch)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        fn(batch)
        times.append(time.perf_counter() - start)
    return {"p50": times[repeats // 2], "p95": times[int(0.95 * repeats)]}
