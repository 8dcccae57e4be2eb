# diagnosis: accepts-every-channel
"""Compares with the height."""


def drop_channel(image, channel):
    if channel >= image.shape[0]:
        raise ValueError("channel")
    out = image.copy()
    out[:, :, channel] = 0
    return out
