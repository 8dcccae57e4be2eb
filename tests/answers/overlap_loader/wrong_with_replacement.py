# diagnosis: none
"""Draws with replacement."""

import torch
from torch.utils.data import DataLoader, RandomSampler


def overlap_loader(dataset, batch_size, workers, device):
    generator = torch.Generator().manual_seed(0)
    return DataLoader(
        dataset,
        batch_size,
        sampler=RandomSampler(dataset, replacement=True, generator=generator),
        num_workers=workers,
        pin_memory=str(device) == "cuda",
        persistent_workers=workers > 0,
    )
