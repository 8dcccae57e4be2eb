"""Folds a product, and prints."""

from functools import reduce
from operator import mul


def matmul_flops(m, k, n):
    total = reduce(mul, (m, k, n), 2)
    print(f"{total:,} FLOPs")
    return total
