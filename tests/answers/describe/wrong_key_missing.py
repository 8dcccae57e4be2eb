# diagnosis: none
"""Forgets channels."""


def describe(image):
    return {"shape": image.shape, "dtype": str(image.dtype), "min": image.min().item(), "max": image.max().item()}
