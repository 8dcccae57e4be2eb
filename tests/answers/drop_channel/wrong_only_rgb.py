# diagnosis: none
"""Refuses channel 3 of an RGBA image."""


def drop_channel(image, channel):
    if channel >= 3:
        raise ValueError("channel")
    out = image.copy()
    out[:, :, channel] = 0
    return out
