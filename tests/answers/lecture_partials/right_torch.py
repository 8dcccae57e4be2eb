"""Autograd after all: the numbers are what counts."""

import torch


def lecture_partials(x, y, z):
    x, y, z = (torch.tensor(float(v), dtype=torch.float64, requires_grad=True) for v in (x, y, z))
    a, b = 2 * x, y.sin()
    c = a / b
    d = z * c
    e = (1 + d).log()
    f = e.tanh()
    f.backward()
    values = {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f}
    return {k: v.item() for k, v in values.items()} | {f"df_d{n}": v.grad.item() for n, v in zip("xyz", (x, y, z))}
