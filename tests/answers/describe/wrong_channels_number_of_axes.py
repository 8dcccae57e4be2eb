# diagnosis: axes-for-channels
"""Counts axes instead of channels."""


def describe(image):
    return {
        "shape": image.shape,
        "dtype": str(image.dtype),
        "min": image.min().item(),
        "max": image.max().item(),
        "channels": image.ndim,
    }
