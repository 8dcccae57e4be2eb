"""The formula, channel by channel."""

import numpy as np


def to_grayscale(rgb: np.ndarray) -> np.ndarray:
    """Return the luminance of an RGB image as float64 (H, W)."""
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError("rgb must have shape (H, W, 3)")
    values = rgb / 255 if rgb.dtype == np.uint8 else rgb.astype(np.float64)
    return 0.2125 * values[:, :, 0] + 0.7154 * values[:, :, 1] + 0.0721 * values[:, :, 2]
