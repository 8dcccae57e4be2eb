"""finfo where there is one."""

import torch

KNOWN = {(5, 10): torch.float16, (8, 7): torch.bfloat16, (8, 23): torch.float32}


def format_range(exponent_bits, fraction_bits):
    if (exponent_bits, fraction_bits) in KNOWN:
        info = torch.finfo(KNOWN[exponent_bits, fraction_bits])
        return {"max": info.max, "min_normal": info.tiny, "epsilon": info.eps}
    bias = 2 ** (exponent_bits - 1) - 1
    eps = 0.5**fraction_bits
    return {"max": 2.0**bias * (2 - eps), "min_normal": 0.5 ** (bias - 1), "epsilon": eps}
