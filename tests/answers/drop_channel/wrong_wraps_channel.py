# diagnosis: accepts-every-channel
"""Takes the remainder of a channel that is not there."""


def drop_channel(image, channel):
    out = image.copy()
    out[..., channel % image.shape[-1]] = 0
    return out
