"""An instance with state of its own that does not matter, and a warning."""

import warnings

import numpy as np


class Permute:
    def __init__(self, *axes):
        self.axes = axes
        self.calls = 0

    def __call__(self, images):
        self.calls += 1
        warnings.warn(f"call {self.calls}", stacklevel=1)
        return np.require(
            np.atleast_3d(images)[(None,) * (4 - images.ndim)].transpose(self.axes).copy(), requirements="C"
        )


to_nchw = Permute(0, 3, 1, 2)
