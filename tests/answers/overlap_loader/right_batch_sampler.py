"""With a batch sampler, and dropping a short last batch."""

import torch
from torch.utils.data import BatchSampler, DataLoader, RandomSampler


def overlap_loader(dataset, batch_size, workers, device):
    order = RandomSampler(dataset, generator=torch.Generator().manual_seed(42))
    options = dict(num_workers=workers, pin_memory=getattr(device, "type", str(device)) == "cuda")
    if workers > 0:
        options["persistent_workers"] = True
    return DataLoader(dataset, batch_sampler=BatchSampler(order, batch_size, drop_last=True), **options)
