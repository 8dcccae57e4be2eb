"""The form with 1 − 2^−(f+1), in whole numbers as far as possible."""


def format_range(exponent_bits, fraction_bits):
    emax = 2 ** (exponent_bits - 1) - 1
    return dict(
        max=2 ** (emax + 1) * (1 - 2 ** -(fraction_bits + 1)),
        min_normal=1 / 2 ** (emax - 1),
        epsilon=1 / 2**fraction_bits,
    )
