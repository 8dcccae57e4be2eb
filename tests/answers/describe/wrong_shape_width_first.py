# diagnosis: none
"""shape as (width, height, …), as cameras state it."""


def describe(image):
    height, width, *rest = image.shape
    return {
        "shape": (width, height, *rest),
        "dtype": str(image.dtype),
        "min": image.min().item(),
        "max": image.max().item(),
        "channels": 1 if image.ndim == 2 else image.shape[2],
    }
