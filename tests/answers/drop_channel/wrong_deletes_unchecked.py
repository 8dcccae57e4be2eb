# diagnosis: removes-the-axis-entry
"""Cuts the channel out by selecting the others."""


def drop_channel(image, channel):
    others = [c for c in range(image.shape[-1]) if c != channel]
    return image[..., others]
