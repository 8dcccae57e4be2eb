"""Transpose, then a contiguous copy."""

import numpy as np


def to_nchw(images: np.ndarray) -> np.ndarray:
    """Bring (N, H, W, C) or (H, W, C) into PyTorch's order."""
    if images.ndim == 3:
        images = images[np.newaxis]
    return images.transpose(0, 3, 1, 2).copy()
