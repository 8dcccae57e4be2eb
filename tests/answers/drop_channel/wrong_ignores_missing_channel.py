# diagnosis: accepts-every-channel
"""Does nothing for a channel that is not there."""


def drop_channel(image, channel):
    out = image.copy()
    if channel < image.shape[-1]:
        out[..., channel] = 0
    return out
