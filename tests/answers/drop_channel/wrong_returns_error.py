# diagnosis: none
"""Returns the error instead of raising it."""


def drop_channel(image, channel):
    if channel >= image.shape[-1]:
        return ValueError("channel")
    out = image.copy()
    out[..., channel] = 0
    return out
