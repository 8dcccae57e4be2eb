# diagnosis: accepts-every-channel
"""Leaves the refusal to NumPy, which raises an IndexError."""


def drop_channel(image, channel):
    out = image.copy()
    out[:, :, channel] = 0
    return out
