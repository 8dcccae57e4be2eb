# diagnosis: none
"""min and max are 0-dimensional arrays."""

import numpy as np


def describe(image):
    return {
        "shape": image.shape,
        "dtype": str(image.dtype),
        "min": np.asarray(image.min()),
        "max": np.asarray(image.max()),
        "channels": 1 if image.ndim == 2 else image.shape[2],
    }
