# diagnosis: numpy-scalars
"""Converts integers, but leaves np.float64 as it is (it passes for a float by isinstance)."""


def describe(image):
    low, high = image.min(), image.max()
    if not isinstance(low, float):
        low, high = low.item(), high.item()
    channels = 1 if image.ndim == 2 else image.shape[-1]
    return {"shape": image.shape, "dtype": str(image.dtype), "min": low, "max": high, "channels": channels}
