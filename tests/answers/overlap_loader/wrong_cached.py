# diagnosis: not-seeded
"""One loader for all who ask."""

from functools import cache

import torch
from torch.utils.data import DataLoader


@cache
def make(batch_size, workers, device):
    return {}


def overlap_loader(dataset, batch_size, workers, device):
    kept = make(batch_size, workers, str(device))
    if "loader" not in kept:
        kept["loader"] = DataLoader(
            dataset,
            batch_size,
            shuffle=True,
            num_workers=workers,
            pin_memory=device == "cuda",
            persistent_workers=workers > 0,
            generator=torch.Generator().manual_seed(0),
        )
    return kept["loader"]
