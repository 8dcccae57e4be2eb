"""CIFAR-10: 60,000 small colour photographs of ten kinds of things."""

from __future__ import annotations

import io
import tarfile
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pixelgrad.data.digits import check_split
from pixelgrad.data.store import RemoteFile, get_contents

MIRRORS = ("https://www.cs.toronto.edu/~kriz/",)
FOLDERS = ("", "cifar10", "CIFAR10")
ARCHIVE = RemoteFile(
    "cifar-10-binary.tar.gz",
    contents=None,
    packed="c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
)
MEMBERS = {
    "train": tuple(f"cifar-10-batches-bin/data_batch_{number}.bin" for number in range(1, 6)),
    "test": ("cifar-10-batches-bin/test_batch.bin",),
}
CLASSES = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
SIDE = 32


def cifar10(split: str) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return the photographs of CIFAR-10.

    The archive (170 MB) is looked for in the folder that the environment variable PIXELGRAD_DATA names and in the
    user's cache, and fetched into the cache when it is in neither.

    Parameters
    ----------
    split
        "train" for 50,000 images, "test" for 10,000 others.

    Returns
    -------
    images : numpy.ndarray
        uint8, shape (N, 32, 32, 3). A fresh array: change it as you like.
    labels : numpy.ndarray
        int64, shape (N,), 0 to 9; `class_names(cifar10)` says what they are.

    Raises
    ------
    ValueError
        If there is no such split.
    pixelgrad.data.DataUnavailableError
        If the archive is nowhere and cannot be fetched.

    References
    ----------
    A. Krizhevsky (2009), "Learning multiple layers of features from tiny images", technical report, University of
    Toronto.
    """
    check_split(split)
    images, labels = _read(split)
    return images.copy(), labels.copy()


@lru_cache(maxsize=2)
def _read(split: str) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    return read_batches(get_contents(ARCHIVE, MIRRORS, FOLDERS), MEMBERS[split])


def read_batches(archive: bytes, members: tuple[str, ...]) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Read images (N, 32, 32, 3) and labels (N,) from files in a tar archive.

    Each record is a byte for the label and the image's bytes, the red ones first.

    Raises
    ------
    ValueError
        If a file is missing or not whole.
    """
    length = 1 + 3 * SIDE * SIDE
    parts = []
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:") as files:
        for name in members:
            try:
                file = files.extractfile(name)
            except KeyError:
                file = None
            data = file.read() if file is not None else b""
            if not data or len(data) % length:
                raise ValueError(f"archive: {name} holds {len(data):,} bytes, not whole records of {length:,}")
            parts.append(np.frombuffer(data, dtype=np.uint8).reshape(-1, length))
    records = np.concatenate(parts)
    images = records[:, 1:].reshape(-1, 3, SIDE, SIDE).transpose(0, 2, 3, 1)
    return np.ascontiguousarray(images), records[:, 0].astype(np.int64)
