# diagnosis: none
"""One-sided differences."""

import torch


def gradient(f, *inputs):
    found = []
    for place, x in enumerate(inputs):
        g = torch.zeros_like(x)
        for k in range(x.numel()):
            moved = [v.detach().clone() for v in inputs]
            moved[place].view(-1)[k] += 1e-3
            g.view(-1)[k] = (f(*moved) - f(*[v.detach() for v in inputs])) / 1e-3
        found.append(g)
    return tuple(found)
