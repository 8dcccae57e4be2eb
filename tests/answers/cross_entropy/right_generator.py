"""A generator expression and fsum."""

from math import fsum, log

cross_entropy = lambda p, labels: fsum(-log(max(p[n, k], 1e-12)) for n, k in enumerate(labels)) / len(p)
