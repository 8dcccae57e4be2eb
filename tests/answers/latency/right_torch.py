"""Quantiles of torch, in inference mode, and timeit for the clock."""

from timeit import Timer

import torch


def latency(fn, batch, repeats=50):
    with torch.inference_mode():
        timer = Timer(lambda: fn(batch))
        timer.timeit(3)
        times = torch.tensor(timer.repeat(repeat=repeats, number=1), dtype=torch.float64)
    p50, p95 = torch.quantile(times, torch.tensor([0.5, 0.95], dtype=torch.float64))
    return {"p50": p50.item(), "p95": p95.item()}
