"""Outer products."""

import numpy as np
from functools import reduce


def flattened_filter(*vectors):
    return reduce(np.multiply.outer, vectors)
