"""With a sampler that counts epochs, in NumPy."""

import numpy as np
import torch
from torch.utils.data import DataLoader, Sampler


class ByEpoch(Sampler):
    def __init__(self, count):
        self.count = count
        self.epoch = 0

    def __len__(self):
        return self.count

    def __iter__(self):
        order = np.random.default_rng([7, self.epoch]).permutation(self.count)
        self.epoch += 1
        return iter(order.tolist())


def overlap_loader(dataset, batch_size, workers, device):
    loader = DataLoader(
        dataset,
        batch_size=batch_size,
        sampler=ByEpoch(len(dataset)),
        num_workers=workers,
        persistent_workers=bool(workers),
        pin_memory=torch.cuda.is_available() and device == "cuda",
    )
    return loader
