# diagnosis: one-channel
"""Only a new axis, not three channels."""


def gray_to_rgb(gray):
    return gray[..., None].copy()
