"""Clip, scale, round."""

import numpy as np


def to_uint8(image: np.ndarray) -> np.ndarray:
    """Convert floats in 0 to 1 to bytes; uint8 images are copied."""
    if image.dtype == np.uint8:
        return image.copy()
    return np.rint(np.clip(image, 0, 1) * 255).astype(np.uint8)
