# diagnosis: bias-off-by-one
"""The bias is half of the exponents."""


def format_range(exponent_bits, fraction_bits):
    bias = 2 ** (exponent_bits - 1)
    return {
        "max": (2 - 2.0**-fraction_bits) * 2.0 ** (2**exponent_bits - 2 - bias),
        "min_normal": 2.0 ** (1 - bias),
        "epsilon": 2.0**-fraction_bits,
    }
