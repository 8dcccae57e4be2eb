# diagnosis: share-of-the-longest
"""95 % of the maximum."""

import statistics
import time


def latency(fn, batch, repeats=50):
    fn(batch)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        fn(batch)
        times.append(time.perf_counter() - start)
    return {"p50": statistics.median(times), "p95": 0.95 * max(times)}
