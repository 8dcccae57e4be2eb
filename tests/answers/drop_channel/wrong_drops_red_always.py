# diagnosis: none
"""Ignores its argument."""


def drop_channel(image, channel):
    if channel >= image.shape[-1]:
        raise ValueError("channel")
    out = image.copy()
    out[..., 0] = 0
    return out
