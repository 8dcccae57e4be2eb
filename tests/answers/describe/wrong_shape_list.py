# diagnosis: shape-as-list
"""shape is a list."""


def describe(image):
    return {
        "shape": list(image.shape),
        "dtype": str(image.dtype),
        "min": image.min().item(),
        "max": image.max().item(),
        "channels": 1 if image.ndim == 2 else image.shape[2],
    }
