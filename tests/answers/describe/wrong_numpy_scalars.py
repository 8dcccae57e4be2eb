# diagnosis: numpy-scalars
"""min and max are NumPy scalars."""


def describe(image):
    return {
        "shape": image.shape,
        "dtype": str(image.dtype),
        "min": image.min(),
        "max": image.max(),
        "channels": 1 if image.ndim == 2 else image.shape[2],
    }
