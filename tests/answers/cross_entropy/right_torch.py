"""Another library does it."""

import numpy as np


def cross_entropy(probabilities, labels):
    import torch
    import torch.nn.functional as F

    logs = torch.log(torch.clamp(torch.from_numpy(probabilities.copy()), min=1e-12))
    return F.nll_loss(logs, torch.from_numpy(labels.copy())).item()
