"""Training, validation and test: data sets and loaders of torch over the course's data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

import numpy as np

from pixelgrad.data.colourful import name_of
from pixelgrad.data.handwritten import Loader

if TYPE_CHECKING:
    from torch.utils.data import DataLoader

    from pixelgrad.data.pictures import PictureDataset, Transform

T = TypeVar("T")

# Mean and standard deviation of each channel over the training images, pixels in 0-1.
STATISTICS = {
    "mnist": ((0.1307,), (0.3081,)),
    "digits": ((0.1115,), (0.2659,)),
    "cifar10": ((0.4914, 0.4822, 0.4465), (0.2470, 0.2435, 0.2616)),
    "shapes": ((0.4995, 0.4973, 0.4993), (0.2757, 0.2772, 0.2756)),
}


class Splits(NamedTuple, Generic[T]):
    """Three parts of the data: to learn from, to choose by, and to look at once, at the end."""

    train: T
    valid: T
    test: T


def datasets(
    load: Loader,
    *,
    valid: int | None = None,
    seed: int = 0,
    transform: Transform | None = None,
    augment: Transform | None = None,
) -> Splits[PictureDataset]:
    """Return training, validation and test set as data sets of torch.

    Parameters
    ----------
    load
        `mnist`, `digits`, `cifar10` or `shapes`, or what `handwritten` and `colourful` return.
    valid
        How many of the training images are set aside for validation; a tenth by default.
    seed
        Which ones: the same seed, the same images.
    transform
        What is done to each picture, a uint8 tensor of shape (C, H, W). Without it pictures come as float32 in 0-1.
    augment
        What is done to each training picture instead.

    Returns
    -------
    Splits
        `train`, `valid` and `test`; they can be unpacked. Items are pairs of a tensor (C, H, W) and an int.

    Raises
    ------
    ValueError
        If `valid` leaves no training images, or is negative.
    pixelgrad.data.DataUnavailableError
        If the data are nowhere and cannot be fetched.
    """
    from pixelgrad.data.pictures import PictureDataset

    images, labels = load("train")
    count = len(images) // 10 if valid is None else valid
    if not 0 <= count < len(images):
        raise ValueError(f"valid: {count} of {len(images)} training images")
    order = np.random.default_rng(seed).permutation(len(images))
    aside, used = order[:count], order[count:]
    return Splits(
        PictureDataset(images[used], labels[used], augment or transform),
        PictureDataset(images[aside], labels[aside], transform),
        PictureDataset(*load("test"), transform),
    )


def loaders(
    load: Loader,
    batch_size: int,
    *,
    valid: int | None = None,
    seed: int = 0,
    transform: Transform | None = None,
    augment: Transform | None = None,
    workers: int = 0,
    device: Any = "cpu",
) -> Splits[DataLoader[tuple[Any, int]]]:
    """Return loaders over training, validation and test set.

    The training set is shuffled anew in each epoch, in orders that the seed decides; the others keep their order. What
    random transforms draw is decided by torch's own generator: see `pixelgrad.device.seed_everything`.

    Parameters
    ----------
    load, valid, seed, transform, augment
        As in `datasets`.
    batch_size
        How many pictures are in a batch; the last one may hold fewer.
    workers
        How many processes prepare batches; 0 leaves it to this one.
    device
        Where the batches will go: memory is pinned for CUDA, and only for it.

    Returns
    -------
    Splits
        `train`, `valid` and `test`; they can be unpacked.

    Raises
    ------
    ValueError
        As in `datasets`.
    pixelgrad.data.DataUnavailableError
        If the data are nowhere and cannot be fetched.
    """
    import torch
    from torch.utils.data import DataLoader

    parts = datasets(load, valid=valid, seed=seed, transform=transform, augment=augment)
    common: dict[str, Any] = {
        "batch_size": batch_size,
        "num_workers": workers,
        "persistent_workers": workers > 0,
        "pin_memory": torch.device(device).type == "cuda" and torch.cuda.is_available(),
    }
    generator = torch.Generator().manual_seed(seed)
    return Splits(
        DataLoader(parts.train, shuffle=True, generator=generator, **common),
        DataLoader(parts.valid, **common),
        DataLoader(parts.test, **common),
    )


def preset(load: Loader, *, augment: bool = False) -> Transform:
    """Return a transform of torchvision (v2) that fits a data set: to float32, then mean 0 and deviation 1.

    Parameters
    ----------
    load
        `mnist`, `digits`, `cifar10` or `shapes`.
    augment
        Whether pictures are changed a little first: digits turned, scaled and shifted, colour pictures cut out at
        another place and mirrored.

    Raises
    ------
    ValueError
        If it is another function.
    """
    import torch
    from torchvision.transforms import v2

    name = name_of(load)
    mean, deviation = STATISTICS[name]
    changes: list[Any] = []
    if augment and len(mean) == 1:
        changes = [v2.RandomAffine(degrees=10, translate=(0.07, 0.07), scale=(0.9, 1.1))]
    elif augment:
        changes = [v2.RandomCrop(32, padding=4, padding_mode="reflect"), v2.RandomHorizontalFlip()]
    transform: Transform = v2.Compose(
        [*changes, v2.ToDtype(torch.float32, scale=True), v2.Normalize(list(mean), list(deviation))]
    )
    return transform
