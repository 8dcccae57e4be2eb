# diagnosis: not-seeded
"""One generator for all loaders."""

import torch
from torch.utils.data import DataLoader

GENERATOR = torch.Generator().manual_seed(0)


def overlap_loader(dataset, batch_size, workers, device):
    return DataLoader(
        dataset,
        batch_size,
        shuffle=True,
        num_workers=workers,
        pin_memory="cuda" in str(device),
        persistent_workers=workers > 0,
        generator=GENERATOR,
    )
