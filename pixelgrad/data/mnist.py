"""MNIST: 70,000 handwritten digits."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pixelgrad.data.digits import check_split
from pixelgrad.data.store import RemoteFile, get_contents

MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)
FOLDERS = ("MNIST/raw", "mnist", "")  # the first is where torchvision keeps it
FILES = {
    "train": (
        RemoteFile(
            "train-images-idx3-ubyte.gz",
            contents="ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            packed="440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
        ),
        RemoteFile(
            "train-labels-idx1-ubyte.gz",
            contents="65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            packed="3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
        ),
    ),
    "test": (
        RemoteFile(
            "t10k-images-idx3-ubyte.gz",
            contents="0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            packed="8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
        ),
        RemoteFile(
            "t10k-labels-idx1-ubyte.gz",
            contents="ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
            packed="f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
        ),
    ),
}


def mnist(split: str) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Return the digits of MNIST.

    The files are looked for in the folder that the environment variable PIXELGRAD_DATA names and in the user's cache,
    and fetched into the cache when they are in neither.

    Parameters
    ----------
    split
        "train" for 60,000 images, "test" for 10,000 others.

    Returns
    -------
    images : numpy.ndarray
        uint8, shape (N, 28, 28): 0 is paper, 255 is ink. A fresh array: change it as you like.
    labels : numpy.ndarray
        int64, shape (N,), 0 to 9.

    Raises
    ------
    ValueError
        If there is no such split.
    pixelgrad.data.DataUnavailableError
        If the files are nowhere and cannot be fetched.

    References
    ----------
    Y. LeCun, L. Bottou, Y. Bengio, P. Haffner (1998), "Gradient-based learning applied to document recognition",
    Proceedings of the IEEE 86, 2278-2324.
    """
    check_split(split)
    images, labels = _read(split)
    return images.copy(), labels.copy()


@lru_cache(maxsize=2)
def _read(split: str) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    images, labels = (read_idx(get_contents(file, MIRRORS, FOLDERS)) for file in FILES[split])
    return images, labels.astype(np.int64)


def read_idx(data: bytes) -> NDArray[np.uint8]:
    """Read an array of bytes in the IDX format.

    Raises
    ------
    ValueError
        If this is no such file.
    """
    if len(data) < 4 or data[:3] != b"\x00\x00\x08":
        raise ValueError("data: not an IDX file of unsigned bytes")
    axes = data[3]
    shape = np.frombuffer(data, dtype=">u4", count=axes, offset=4)
    return np.frombuffer(data, dtype=np.uint8, offset=4 + 4 * axes).reshape(shape.astype(int))
