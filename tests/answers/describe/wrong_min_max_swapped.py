# diagnosis: none
"""min and max exchanged."""


def describe(image):
    return {
        "shape": image.shape,
        "dtype": str(image.dtype),
        "min": image.max().item(),
        "max": image.min().item(),
        "channels": 1 if image.ndim == 2 else image.shape[2],
    }
