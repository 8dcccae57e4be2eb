"""Pictures with labels as a data set of torch. This module needs torch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import ArrayLike
from torch import Tensor
from torch.utils.data import Dataset

Transform = Callable[[Tensor], Any]


class PictureDataset(Dataset[tuple[Any, int]]):
    """Pictures with labels, one by one.

    Parameters
    ----------
    images
        uint8, shape (N, H, W) or (N, H, W, C).
    labels
        Whole numbers, shape (N,).
    transform
        What is done to each picture: it gets a uint8 tensor, shape (C, H, W), as the transforms of torchvision expect.
        Without one a picture comes as float32 in 0-1, shape (C, H, W).

    Raises
    ------
    ValueError
        If the images are of another form, or there are not as many labels.
    """

    def __init__(self, images: ArrayLike, labels: ArrayLike, transform: Transform | None = None) -> None:
        pixels, numbers = np.asarray(images), np.asarray(labels)
        if pixels.dtype != np.uint8 or pixels.ndim not in (3, 4):
            raise ValueError(
                f"images: {pixels.dtype} of shape {pixels.shape}; uint8 (N, H, W) or (N, H, W, C) is asked"
            )
        if numbers.shape != (len(pixels),):
            raise ValueError(f"labels: shape {numbers.shape} for {len(pixels)} images")
        first = pixels[:, None] if pixels.ndim == 3 else pixels.transpose(0, 3, 1, 2)
        self.images = torch.from_numpy(np.array(first, order="C"))  # (N, C, H, W)
        self.labels = torch.from_numpy(numbers.astype(np.int64))
        self.transform = transform

    def __len__(self) -> int:
        return len(self.images)

    def __getitem__(self, index: int) -> tuple[Any, int]:
        return self._show(self.images[index]), int(self.labels[index])

    def __getitems__(self, indices: Sequence[int]) -> list[tuple[Any, int]]:
        """Return many items at once, which loaders ask for: the same as one by one, but quicker."""
        chosen = torch.as_tensor(indices)
        images, labels = self.images[chosen], self.labels[chosen].tolist()
        shown = self._show(images) if self.transform is None else [self.transform(image) for image in images]
        return list(zip(shown, labels, strict=True))

    def _show(self, image: Tensor) -> Any:
        return image.float() / 255 if self.transform is None else self.transform(image)
