# diagnosis: not-seeded
"""Shuffles with whatever there is."""

import torch
from torch.utils.data import DataLoader


def overlap_loader(dataset, batch_size, workers, device):
    return DataLoader(
        dataset,
        batch_size=batch_size,
        shuffle=True,
        num_workers=workers,
        pin_memory=torch.device(device).type == "cuda",
        persistent_workers=workers > 0,
        generator=None,
    )
