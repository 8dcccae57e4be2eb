# diagnosis: nothing-learnt
"""Returns a start."""

import numpy as np


def train_softmax(images, labels, epochs, batch_size, lr, rng):
    return rng.normal(0, 0.01, (785, 10))
