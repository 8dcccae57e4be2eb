# diagnosis: none
"""float32, as torch would."""

import torch
from torch.nn.functional import conv2d


def conv_layer(images, weights, bias, stride=1, padding=0):
    tensors = [torch.from_numpy(array).float() for array in (images, weights, bias)]
    return conv2d(*tensors, stride=stride, padding=padding).numpy()
