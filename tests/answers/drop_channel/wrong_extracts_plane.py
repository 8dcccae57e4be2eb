# diagnosis: none
"""Returns the plane alone."""


def drop_channel(image, channel):
    if channel >= image.shape[-1]:
        raise ValueError("channel")
    return image[:, :, channel].copy()
