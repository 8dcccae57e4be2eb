# diagnosis: none
"""Counts the channels from the back."""


def drop_channel(image, channel):
    if channel >= image.shape[-1]:
        raise ValueError("channel")
    out = image.copy()
    out[..., image.shape[-1] - 1 - channel] = 0
    return out
