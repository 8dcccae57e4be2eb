# diagnosis: dynamic
"""torch's dynamic quantization."""

import copy
import warnings

import torch


def static_quantize(model, calibration):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return torch.ao.quantization.quantize_dynamic(copy.deepcopy(model), {torch.nn.Linear}, dtype=torch.qint8)
