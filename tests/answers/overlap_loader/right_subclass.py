"""A subclass of DataLoader."""

import torch
from torch.utils.data import DataLoader


class Overlap(DataLoader):
    def __init__(self, dataset, batch_size, workers, device):
        generator = torch.Generator(device="cpu").manual_seed(3)
        on_gpu = torch.cuda.is_available() if device != "cpu" else False
        super().__init__(
            dataset,
            batch_size,
            True,
            num_workers=workers,
            pin_memory=on_gpu,
            persistent_workers=workers != 0,
            generator=generator,
        )


overlap_loader = Overlap
