"""A library's layer."""

import torch
import torch.nn.functional as F


def linear_forward(x, weight, bias):
    return F.linear(torch.tensor(x), torch.tensor(weight).T, torch.tensor(bias)).numpy()
