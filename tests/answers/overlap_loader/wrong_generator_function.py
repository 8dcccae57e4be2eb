# diagnosis: none
"""Yields batches, and is no DataLoader."""

import torch


def overlap_loader(dataset, batch_size, workers, device):
    order = torch.randperm(len(dataset), generator=torch.Generator().manual_seed(0)).tolist()
    for start in range(0, len(order), batch_size):
        rows = [dataset[i] for i in order[start : start + batch_size]]
        yield [torch.stack(column) for column in zip(*rows)]
