# diagnosis: channels-from-wrong-axis
"""Takes the last axis of a gray image, its width, for channels."""


def describe(image):
    return {
        "shape": image.shape,
        "dtype": str(image.dtype),
        "min": image.min().item(),
        "max": image.max().item(),
        "channels": image.shape[-1],
    }
