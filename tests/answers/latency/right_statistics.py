"""Quantiles of the standard library; nanoseconds inside."""

from statistics import median, quantiles
from time import perf_counter_ns


def latency(fn, batch, repeats: int = 50) -> dict[str, float]:
    fn(batch)
    times = []
    for _ in range(repeats):
        begin = perf_counter_ns()
        fn(batch)
        times.append((perf_counter_ns() - begin) / 1e9)
    return {"p50": median(times), "p95": quantiles(times, n=20)[-1]}
