# diagnosis: none
"""A cache without a key: every image gets the first one's description."""

_cache = {}


def describe(image):
    if not _cache:
        _cache.update(
            shape=image.shape,
            dtype=str(image.dtype),
            min=image.min().item(),
            max=image.max().item(),
            channels=1 if image.ndim == 2 else image.shape[2],
        )
    return dict(_cache)
