"""Three nested loops into a new image."""

import numpy as np


def drop_channel(image, channel):
    height, width, channels = image.shape
    if channel > channels - 1:
        raise ValueError("channel too large: " + str(channel))
    out = np.zeros_like(image)
    for y in range(height):
        for x in range(width):
            for c in range(channels):
                if c != channel:
                    out[y, x, c] = image[y, x, c]
    return out
