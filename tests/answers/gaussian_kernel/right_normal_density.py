"""scipy.stats knows the normal distribution."""

from scipy.stats import multivariate_normal
import numpy as np

gaussian_kernel = lambda size, sigma: (  # noqa: E731
    lambda density: density / density.sum()
)(
    np.reshape(
        multivariate_normal(cov=sigma**2 * np.eye(2)).pdf(np.argwhere(np.ones((size, size))) - size // 2),
        (size, size),
    )
)
