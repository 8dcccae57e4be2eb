# diagnosis: none
"""A gray image gets 0 channels."""


def describe(image):
    return {
        "shape": image.shape,
        "dtype": str(image.dtype),
        "min": image.min().item(),
        "max": image.max().item(),
        "channels": image.shape[2] if image.ndim == 3 else 0,
    }
