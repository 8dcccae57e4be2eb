# diagnosis: changes-the-given-layer
"""Changes the convolution that it gets."""

import torch


def fold_batchnorm(conv, bn):
    scale = bn.weight.data / torch.sqrt(bn.running_var + bn.eps)
    bias = torch.zeros_like(scale) if conv.bias is None else conv.bias.data
    conv.weight.data = conv.weight.data * scale.view(-1, 1, 1, 1)
    conv.bias = torch.nn.Parameter((bias - bn.running_mean) * scale + bn.bias.data)
    return conv
