"""One line."""

svd_ratio = lambda m, k, t: (m * k) / (t * m + t + t * k)
