# diagnosis: none
"""A tuple instead of a dict."""


def describe(image):
    channels = 1 if image.ndim == 2 else image.shape[2]
    return image.shape, str(image.dtype), image.min().item(), image.max().item(), channels
