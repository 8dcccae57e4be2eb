"""With a sampler."""

import torch
from torch.utils.data import DataLoader, RandomSampler


def overlap_loader(dataset, batch_size, workers, device, seed=1234):
    generator = torch.Generator()
    generator.manual_seed(seed)
    sampler = RandomSampler(dataset, generator=generator)
    extra = {"persistent_workers": True, "prefetch_factor": 4} if workers else {}
    pinned = str(device).startswith("cuda") and torch.cuda.is_available()
    return DataLoader(dataset, batch_size, sampler=sampler, num_workers=workers, pin_memory=pinned, **extra)
