# diagnosis: not-seeded
"""A new seed each time."""

import torch
from torch.utils.data import DataLoader


def overlap_loader(dataset, batch_size, workers, device):
    generator = torch.Generator()
    generator.seed()
    return DataLoader(
        dataset,
        batch_size=batch_size,
        shuffle=True,
        num_workers=workers,
        pin_memory=torch.device(device).type == "cuda",
        persistent_workers=workers > 0,
        generator=generator,
    )
