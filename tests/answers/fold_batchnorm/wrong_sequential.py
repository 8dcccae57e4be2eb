# diagnosis: not-folded
"""Puts both in a row."""

import copy

from torch import nn


def fold_batchnorm(conv, bn):
    return nn.Sequential(copy.deepcopy(conv), copy.deepcopy(bn)).eval()
