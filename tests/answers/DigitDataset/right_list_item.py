"""The pair as a list; NumPy does the arithmetic."""

import numpy as np
import torch
import torch.utils.data as tud


class DigitDataset(tud.Dataset):
    def __init__(self, images, labels, transform=None):
        assert len(images) == len(labels)
        self.data = list(zip(images, labels))
        self.transform = transform

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        picture, label = self.data[index]
        x = torch.as_tensor(picture[None].astype(np.float32) / np.float32(255))
        if self.transform:
            x = self.transform(x)
        return [x, int(label)]
