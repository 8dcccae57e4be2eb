# diagnosis: none
"""Channel 1 is the first."""


def drop_channel(image, channel):
    if channel >= image.shape[-1]:
        raise ValueError("channel")
    out = image.copy()
    out[..., channel - 1] = 0
    return out
