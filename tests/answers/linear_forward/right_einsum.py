"""Einstein's notation."""

import numpy as np

linear_forward = lambda x, weight, bias: np.einsum("ni,io->no", x, weight) + bias[np.newaxis, :]
