"""Through torch."""

import torch


def svd_compress(weight, rank):
    rows, columns = weight.shape
    if rank <= 0 or rank > rows or rank > columns:
        raise ValueError(f"rank={rank} for {rows}x{columns}")
    u, s, vh = torch.linalg.svd(torch.from_numpy(weight.copy()), full_matrices=False)
    return (u[:, :rank] @ torch.diag(s[:rank])).numpy(), vh[:rank].numpy()
