# diagnosis: same-order-each-epoch
"""Shuffles once, before."""

import torch
from torch.utils.data import DataLoader, Subset


def overlap_loader(dataset, batch_size, workers, device):
    order = torch.randperm(len(dataset), generator=torch.Generator().manual_seed(0)).tolist()
    return DataLoader(
        Subset(dataset, order),
        batch_size,
        num_workers=workers,
        pin_memory=torch.device(device).type == "cuda",
        persistent_workers=workers > 0,
    )
