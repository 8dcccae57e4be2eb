# diagnosis: none
"""dtype is the type of the array instead of that of its elements."""


def describe(image):
    return {
        "shape": image.shape,
        "dtype": str(type(image)),
        "min": image.min().item(),
        "max": image.max().item(),
        "channels": 1 if image.ndim == 2 else image.shape[2],
    }
