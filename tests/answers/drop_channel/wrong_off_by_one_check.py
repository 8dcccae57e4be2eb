# diagnosis: accepts-every-channel
"""> for >=: the first missing channel is let through to NumPy."""


def drop_channel(image, channel):
    if channel > image.shape[2]:
        raise ValueError("channel")
    out = image.copy()
    out[:, :, channel] = 0
    return out
