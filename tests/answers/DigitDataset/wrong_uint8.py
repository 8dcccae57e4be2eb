# diagnosis: uint8-returned
"""Hands the bytes on."""

import torch
from torch.utils.data import Dataset


class DigitDataset(Dataset):
    def __init__(self, images, labels, transform=None):
        self.images = images
        self.labels = labels
        self.transform = transform

    def __len__(self):
        return len(self.images)

    def __getitem__(self, index):
        image = torch.from_numpy(self.images[index].copy())[None]
        if self.transform is not None:
            image = self.transform(image)
        return image, int(self.labels[index])
