# diagnosis: none
"""Keys of its own invention."""


def describe(image):
    return {
        "Shape": image.shape,
        "Dtype": str(image.dtype),
        "Min": image.min().item(),
        "Max": image.max().item(),
        "Channels": 1 if image.ndim == 2 else image.shape[2],
    }
