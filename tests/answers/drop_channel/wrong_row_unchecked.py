# diagnosis: zeroes-row-or-column
"""Blackens a row and refuses only what NumPy refuses."""


def drop_channel(image, channel):
    out = image.copy()
    out[channel, :, :] = 0
    return out
