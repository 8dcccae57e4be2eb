# diagnosis: none
"""The batches in a list."""

import torch
from torch.utils.data import DataLoader


def overlap_loader(dataset, batch_size, workers, device):
    return list(DataLoader(dataset, batch_size, shuffle=True, generator=torch.Generator().manual_seed(0)))
