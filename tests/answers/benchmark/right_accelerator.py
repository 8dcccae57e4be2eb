"""With torch's word for any accelerator."""

import time

import torch


def benchmark(fn, warmup=3, repeats=10, device="cpu"):
    def now():
        if torch.device(device).type != "cpu":
            torch.accelerator.synchronize()
        return time.perf_counter()

    [fn() for _ in range(warmup)]
    times = torch.zeros(repeats, dtype=torch.float64)
    for k in range(repeats):
        start = now()
        fn()
        times[k] = now() - start
    return {"median": times.quantile(0.5).item(), "min": times.min().item(), "max": times.max().item()}
