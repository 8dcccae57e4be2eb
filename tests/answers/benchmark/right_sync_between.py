"""One synchronisation between two timings serves both of them."""

import time

from torch.cuda import is_available, synchronize


def benchmark(fn, warmup=3, repeats=10, device="cpu"):
    wait = synchronize if device == "cuda" and is_available() else lambda: None
    for _ in range(warmup):
        fn()
    wait()
    times = []
    for _ in range(repeats):
        t = time.monotonic()
        fn()
        wait()
        times.append(time.monotonic() - t)
    times.sort()
    middle = repeats // 2
    median = times[middle] if repeats % 2 else (times[middle - 1] + times[middle]) / 2
    return {"median": median, "min": times[0], "max": times[-1]}
