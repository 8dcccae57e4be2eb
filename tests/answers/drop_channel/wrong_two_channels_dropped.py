# diagnosis: none
"""A slice that goes on to the end."""


def drop_channel(image, channel):
    if channel >= image.shape[-1]:
        raise ValueError("channel")
    out = image.copy()
    out[..., channel:] = 0
    return out
