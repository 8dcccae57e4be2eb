# diagnosis: none
"""Every image that is not gray has three channels."""


def describe(image):
    return {
        "shape": image.shape,
        "dtype": str(image.dtype),
        "min": image.min().item(),
        "max": image.max().item(),
        "channels": 1 if image.ndim == 2 else 3,
    }
