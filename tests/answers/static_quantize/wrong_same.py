# diagnosis: nothing-quantized
"""Only switches to eval mode."""

import copy


def static_quantize(model, calibration):
    return copy.deepcopy(model).eval()
