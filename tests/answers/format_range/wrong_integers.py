# diagnosis: none
"""An integer's range."""


def format_range(exponent_bits, fraction_bits):
    bias = 2 ** (exponent_bits - 1) - 1
    return {
        "max": 2 ** (exponent_bits + fraction_bits) - 1,
        "min_normal": 2.0 ** (1 - bias),
        "epsilon": 2.0**-fraction_bits,
    }
