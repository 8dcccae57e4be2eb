"""With a generator of its own."""

import torch
from torch.utils.data import DataLoader


def overlap_loader(dataset, batch_size: int, workers: int, device) -> DataLoader:
    return DataLoader(
        dataset,
        batch_size=batch_size,
        shuffle=True,
        num_workers=workers,
        pin_memory=torch.device(device).type == "cuda",
        persistent_workers=workers > 0,
        generator=torch.Generator().manual_seed(0),
    )
