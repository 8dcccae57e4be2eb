"""The library of unit 05."""

import torch
from torch.nn.functional import conv2d


def conv_layer(images, weights, bias, stride=1, padding=0):
    tensors = [torch.from_numpy(array) for array in (images, weights, bias)]
    return conv2d(*tensors, stride=stride, padding=padding).numpy()
