"""Times all calls, and leaves the first ones out; a higher rank."""

import time


def latency(fn, batch, repeats=50):
    warm = 2
    times = []
    for _ in range(warm + repeats):
        start = time.perf_counter()
        fn(batch)
        stop = time.perf_counter()
        times.append(stop - start)
    times = sorted(times[warm:])
    return dict(p50=times[len(times) // 2], p95=times[min(len(times) - 1, int(0.95 * len(times)))])
