# diagnosis: none
"""Forgets to return."""

import torch
from torch.utils.data import DataLoader


def overlap_loader(dataset, batch_size, workers, device):
    loader = DataLoader(dataset, batch_size, shuffle=True, generator=torch.Generator().manual_seed(0))
