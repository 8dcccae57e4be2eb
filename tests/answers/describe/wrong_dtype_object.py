# diagnosis: dtype-object
"""dtype is NumPy's object."""


def describe(image):
    return {
        "shape": image.shape,
        "dtype": image.dtype,
        "min": image.min().item(),
        "max": image.max().item(),
        "channels": 1 if image.ndim == 2 else image.shape[2],
    }
