# diagnosis: none
"""Unpacks three axes, whatever the image has."""


def describe(image):
    height, width, channels = image.shape
    return {
        "shape": (height, width, channels),
        "dtype": str(image.dtype),
        "min": image.min().item(),
        "max": image.max().item(),
        "channels": channels,
    }
