# diagnosis: none
"""All values as text."""


def describe(image):
    channels = 1 if image.ndim == 2 else image.shape[2]
    values = (image.shape, image.dtype, image.min(), image.max(), channels)
    return {key: str(value) for key, value in zip(("shape", "dtype", "min", "max", "channels"), values)}
