# diagnosis: channels-from-wrong-axis
"""Channels from the second axis, for gray images too."""


def describe(image):
    info = {"shape": image.shape, "dtype": str(image.dtype)}
    info["min"], info["max"] = image.min().item(), image.max().item()
    info["channels"] = image.shape[1]
    return info
