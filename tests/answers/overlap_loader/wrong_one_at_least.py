# diagnosis: workers-ignored
"""One worker at least."""

import torch
from torch.utils.data import DataLoader


def overlap_loader(dataset, batch_size, workers, device):
    return DataLoader(
        dataset,
        batch_size=batch_size,
        shuffle=True,
        num_workers=max(1, workers),
        pin_memory=torch.device(device).type == "cuda",
        persistent_workers=True,
        generator=torch.Generator().manual_seed(0),
    )
