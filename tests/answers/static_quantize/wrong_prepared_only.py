# diagnosis: nothing-quantized
"""Forgets to convert."""

import copy
import warnings

import torch
from torch.ao.quantization import get_default_qconfig_mapping
from torch.ao.quantization.quantize_fx import convert_fx, prepare_fx


def static_quantize(model, calibration):
    torch.backends.quantized.engine = "fbgemm"
    batches = [calibration] if torch.is_tensor(calibration) else list(calibration)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        prepared = prepare_fx(copy.deepcopy(model).eval(), get_default_qconfig_mapping("fbgemm"), (batches[0],))
        with torch.no_grad():
            for batch in batches:
                prepared(batch)
        return prepared
