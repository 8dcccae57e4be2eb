"""MNIST where it can be had, the course's own digits where not."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pixelgrad.data.digits import digits
from pixelgrad.data.mnist import mnist
from pixelgrad.data.store import DataUnavailableError

Loader = Callable[[str], tuple[NDArray[np.uint8], NDArray[np.int64]]]


def handwritten() -> Loader:
    """Return `mnist` where it can be had and `digits` otherwise, and print which of the two it is.

    Both take a split, "train" or "test", and return images and labels of the same form.
    """
    load, why = _choose()
    print(why)
    return load


@lru_cache(maxsize=1)
def _choose() -> tuple[Loader, str]:
    try:
        for split in ("train", "test"):
            mnist(split)
    except DataUnavailableError:
        return digits, "MNIST is neither here nor to be had: these are the course's own digits, drawn by a program."
    return mnist, "These are the handwritten digits of MNIST."
