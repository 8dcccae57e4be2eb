"""Sorting places by size and index in plain Python."""

import numpy as np


def magnitude_mask(weight, sparsity):
    flat = [abs(float(v)) for v in weight.reshape(-1)]
    places = sorted(range(len(flat)), key=lambda i: (flat[i], i))
    dropped = set(places[: round(sparsity * len(flat))])
    keep = np.array([i not in dropped for i in range(len(flat))], dtype=bool).reshape(tuple(weight.shape))
    if isinstance(weight, np.ndarray):
        return keep
    import torch

    return torch.tensor(keep)
