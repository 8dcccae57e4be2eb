# diagnosis: none
"""1 instead of 0."""


def drop_channel(image, channel):
    if channel >= image.shape[-1]:
        raise ValueError("channel")
    out = image.copy()
    out[..., channel] = 1
    return out
