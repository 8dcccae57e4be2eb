"""Straight from the contract."""

import numpy as np


def describe(image: np.ndarray) -> dict:
    """Describe an image of shape (H, W) or (H, W, C)."""
    channels = 1 if image.ndim == 2 else image.shape[2]
    return {
        "shape": image.shape,
        "dtype": str(image.dtype),
        "min": image.min().item(),
        "max": image.max().item(),
        "channels": channels,
    }
