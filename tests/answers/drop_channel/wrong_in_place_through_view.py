# diagnosis: edits-in-place
"""A slice is not a copy either."""


def drop_channel(image, channel):
    if channel >= image.shape[-1]:
        raise ValueError("channel")
    result = image[:]
    result[..., channel] = 0
    return result
