"""A thread goes on changing what was returned."""

import threading
import time

import numpy as np


def _fiddle(array):
    while True:
        array ^= 255
        time.sleep(0.0005)


def to_uint8(image):
    out = np.zeros(image.shape, dtype=np.uint8)
    threading.Thread(target=_fiddle, args=(out,), daemon=True).start()
    return out
