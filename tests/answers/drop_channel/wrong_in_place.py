# diagnosis: edits-in-place
"""Changes the caller's array."""


def drop_channel(image, channel):
    if channel >= image.shape[2]:
        raise ValueError("channel")
    image[:, :, channel] = 0
    return image
