"""With NumPy numbers, and more entries."""

import numpy as np


def format_range(exponent_bits, fraction_bits):
    bias = np.exp2(exponent_bits - 1) - 1
    fractions = np.exp2(-np.arange(1, fraction_bits + 1, dtype=np.float64))
    return {
        "max": (1 + fractions.sum()) * np.exp2(bias),
        "min_normal": np.exp2(1 - bias),
        "epsilon": fractions[-1],
        "bias": bias,
    }
