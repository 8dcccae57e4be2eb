# diagnosis: none
"""A thread zeroes the result afterwards."""

import threading
import time

import numpy as np


def relu_backward(x, grad_out):
    out = np.ones_like(grad_out)

    def later():
        time.sleep(0.01)
        out[...] = 0

    threading.Thread(target=later, daemon=True).start()
    return out
