# diagnosis: own-batch-size
"""Batches of 32."""

import torch
from torch.utils.data import DataLoader


def overlap_loader(dataset, batch_size, workers, device):
    return DataLoader(
        dataset,
        batch_size=32,
        shuffle=True,
        num_workers=workers,
        pin_memory=torch.device(device).type == "cuda",
        persistent_workers=workers > 0,
        generator=torch.Generator().manual_seed(0),
    )
