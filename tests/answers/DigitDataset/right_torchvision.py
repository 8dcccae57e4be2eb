"""Lets torchvision scale, and takes the labels' own way to an int."""

import numpy as np
from torch.utils.data import Dataset
from torchvision.transforms.functional import to_tensor


class DigitDataset(Dataset):
    """Digits for a network."""

    def __init__(self, images: np.ndarray, labels, transform=None, watch=False) -> None:
        self.images, self.labels, self.transform = images.copy(), np.array(labels).tolist(), transform

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, i: int):
        item = to_tensor(self.images[i][..., np.newaxis])
        return (self.transform(item) if self.transform else item), self.labels[i]
