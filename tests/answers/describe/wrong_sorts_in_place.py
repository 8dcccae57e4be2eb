# diagnosis: none
"""Right numbers, but sorts the caller's image on the way."""


def describe(image):
    channels = 1 if image.ndim == 2 else image.shape[2]
    flat = image.reshape(-1)
    flat.sort()
    return {
        "shape": image.shape,
        "dtype": str(image.dtype),
        "min": flat[0].item(),
        "max": flat[-1].item(),
        "channels": channels,
    }
