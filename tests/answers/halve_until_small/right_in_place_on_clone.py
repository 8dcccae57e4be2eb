"""In place, on a clone."""

import torch


def halve_until_small(x: torch.Tensor, limit: float = 1.0) -> torch.Tensor:
    out = x + 0
    while torch.linalg.vector_norm(out.detach()) > limit:
        out.mul_(0.5)
    return out
