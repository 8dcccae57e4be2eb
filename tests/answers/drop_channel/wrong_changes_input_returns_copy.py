# diagnosis: edits-in-place
"""Zeroes the input, then returns a copy of it."""


def drop_channel(image, channel):
    if channel >= image.shape[2]:
        raise ValueError("channel")
    image[:, :, channel] = 0
    return image.copy()
