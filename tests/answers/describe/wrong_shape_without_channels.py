# diagnosis: none
"""shape leaves the channels out."""


def describe(image):
    return {
        "shape": image.shape[:2],
        "dtype": str(image.dtype),
        "min": image.min().item(),
        "max": image.max().item(),
        "channels": 1 if image.ndim == 2 else image.shape[2],
    }
