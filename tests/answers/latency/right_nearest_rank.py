"""Nearest rank in a sorted list; says more than is asked for."""

import math
import time


def latency(fn, batch, repeats=50):
    for _ in range(max(1, repeats // 10)):
        fn(batch)
    times = []
    for _ in range(repeats):
        t0 = time.monotonic()
        fn(batch)
        times.append(time.monotonic() - t0)
    times.sort()

    def rank(p):
        return times[math.ceil(p / 100 * len(times)) - 1]

    return {"p50": rank(50), "p95": rank(95), "mean": sum(times) / len(times), "n": len(times)}
