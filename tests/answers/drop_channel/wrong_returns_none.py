# diagnosis: none
"""Copies, sets, forgets to return."""


def drop_channel(image, channel):
    if channel >= image.shape[-1]:
        raise ValueError("channel")
    out = image.copy()
    out[..., channel] = 0
