"""torch's own tool, without a trace."""

import copy
import warnings

import torch
from torch.ao import quantization as q


def static_quantize(model, calibration):
    torch.backends.quantized.engine = "x86"
    batches = [calibration] if isinstance(calibration, torch.Tensor) else calibration
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        wrapped = q.QuantWrapper(copy.deepcopy(model).eval())
        wrapped.qconfig = q.QConfig(
            activation=q.MinMaxObserver.with_args(dtype=torch.quint8), weight=q.default_per_channel_weight_observer
        )
        q.prepare(wrapped, inplace=True)
        with torch.no_grad():
            for batch in batches:
                wrapped(batch)
        return q.convert(wrapped)
