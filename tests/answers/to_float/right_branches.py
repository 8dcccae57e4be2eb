"""One branch for each dtype."""

import numpy as np


def to_float(image: np.ndarray) -> np.ndarray:
    """Convert an image of any shape to float64, 0 to 1."""
    if image.dtype == np.uint8:
        return image / 255
    if image.dtype == np.uint16:
        return image / 65535
    if image.dtype == bool:
        return image.astype(float)
    if np.issubdtype(image.dtype, np.floating):
        return image.astype(np.float64)
    raise ValueError(f"image: cannot convert dtype {image.dtype}")
