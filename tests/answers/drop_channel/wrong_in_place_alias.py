# diagnosis: edits-in-place
"""A second name is not a copy; and nothing is refused."""


def drop_channel(image, channel):
    result = image
    result[:, :, channel] = 0
    return result
