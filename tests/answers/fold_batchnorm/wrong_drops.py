# diagnosis: batch-norm-dropped
"""Drops the batch norm."""

import copy


def fold_batchnorm(conv, bn):
    return copy.deepcopy(conv)
