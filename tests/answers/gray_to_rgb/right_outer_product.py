"""einsum with a vector of ones of the same dtype."""

from functools import partial

import numpy as np

gray_to_rgb = partial(lambda weights, gray: np.einsum("hw,c->hwc", gray, weights.astype(gray.dtype)), np.ones(3))
