# diagnosis: none
"""Cuts the fraction off min and max of float images."""


def describe(image):
    return {
        "shape": image.shape,
        "dtype": str(image.dtype),
        "min": int(image.min()),
        "max": int(image.max()),
        "channels": 1 if image.ndim == 2 else image.shape[2],
    }
