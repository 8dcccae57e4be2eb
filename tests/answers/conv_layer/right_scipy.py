"""Two-dimensional correlations, added up over the channels."""

import numpy as np
from scipy.signal import correlate2d


def conv_layer(images, weights, bias, stride=1, padding=0):
    out = []
    for image in images:
        maps = []
        for weight, b in zip(weights, bias):
            total = 0
            for channel, kernel in zip(image, weight):
                total = total + correlate2d(np.pad(channel, padding), kernel, mode="valid")
            maps.append(total[::stride, ::stride] + b)
        out.append(maps)
    return np.array(out)
