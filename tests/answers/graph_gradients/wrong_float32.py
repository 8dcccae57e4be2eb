# diagnosis: none
"""Half the precision."""

import numpy as np


def graph_gradients(x, y, z):
    return tuple(np.asarray(v, dtype=np.float32) for v in (y, x, np.ones_like(z)))
