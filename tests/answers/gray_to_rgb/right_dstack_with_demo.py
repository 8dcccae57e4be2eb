"""np.dstack, and a demonstration under the main guard."""

import numpy as np


def gray_to_rgb(gray):
    return np.dstack((gray,) * 3)


if __name__ == "__main__":
    from skimage.data import camera

    assert gray_to_rgb(camera()).shape == (512, 512, 4), "this demo must not run here"
