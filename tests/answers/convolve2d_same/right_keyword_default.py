"""The earlier exercise is looked up only when nothing is given."""

import numpy as np


def convolve2d_same(image: np.ndarray, kernel: np.ndarray, mode: str = "zero", convolve=None) -> np.ndarray:
    if 0 in (kernel.shape[0] % 2, kernel.shape[1] % 2):
        raise ValueError("kernel: even")
    if convolve is None:
        convolve = convolve2d
    (top, left) = (kernel.shape[0] - 1) // 2, (kernel.shape[1] - 1) // 2
    padding = ((top, top), (left, left))
    return convolve(np.pad(image, padding) if mode == "zero" else np.pad(image, padding, "reflect"), kernel)


def convolve2d(image, kernel):
    raise NotImplementedError
