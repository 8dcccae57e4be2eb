"""Takes the planes apart and puts them together; the index error of a list becomes a ValueError."""

import numpy as np


def drop_channel(image, channel):
    planes = [plane.squeeze(-1) for plane in np.split(image, image.shape[-1], axis=-1)]
    try:
        planes[channel] = np.zeros_like(planes[channel])
    except IndexError as error:
        raise ValueError(f"channel {channel}") from error
    return np.stack(planes, axis=-1)
