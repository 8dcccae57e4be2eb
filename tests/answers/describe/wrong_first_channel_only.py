# diagnosis: none
"""Looks for min and max in the first channel only."""


def describe(image):
    plane = image if image.ndim == 2 else image[:, :, 0]
    return {
        "shape": image.shape,
        "dtype": str(image.dtype),
        "min": plane.min().item(),
        "max": plane.max().item(),
        "channels": 1 if image.ndim == 2 else image.shape[2],
    }
