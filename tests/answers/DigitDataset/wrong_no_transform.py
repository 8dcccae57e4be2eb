# diagnosis: transform-ignored
"""Stores the transform and forgets it."""

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
        image = torch.from_numpy(self.images[index]).float().unsqueeze(0) / 255
        if self.transform is not None:
            pass
        return image, int(self.labels[index])
