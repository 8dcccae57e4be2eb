# diagnosis: none
"""Takes the corners for min and max."""


def describe(image):
    return {
        "shape": image.shape,
        "dtype": str(image.dtype),
        "min": image.flat[0].item(),
        "max": image.flat[-1].item(),
        "channels": 1 if image.ndim == 2 else image.shape[2],
    }
