"""An npz archive; whatever zipfile or NumPy complains of is a ValueError."""

import copy
import hashlib
import io

import numpy as np
import torch


def deep_compress(model, masks, bits):
    arrays = {}
    for name, tensor in model.state_dict().items():
        array = tensor.numpy()
        if name in masks:
            mask = masks[name].numpy()
            kept = array[mask].astype(np.float64)
            edges = np.linspace(kept.min(), kept.max(), 2**bits)
            cell = np.clip(np.searchsorted(edges, kept, side="right") - 1, 0, 2**bits - 2)
            book = np.array([kept[cell == j].mean() if (cell == j).any() else edges[j] for j in range(2**bits - 1)])
            book = np.unique(book.astype(np.float32))
            near = np.abs(kept[:, None] - book).argmin(axis=1)
            arrays["mask:" + name] = np.packbits(mask)
            arrays["book:" + name] = book
            arrays["near:" + name] = near.astype(np.uint8)
        else:
            arrays["plain:" + name] = array
    stream = io.BytesIO()
    np.savez_compressed(stream, **arrays)
    return stream.getvalue() + hashlib.md5(stream.getvalue()).digest()


def deep_decompress(data, model):
    if hashlib.md5(data[:-16]).digest() != data[-16:]:
        raise ValueError("damaged data")
    arrays = np.load(io.BytesIO(data[:-16]))
    state = {}
    for name, tensor in model.state_dict().items():
        if "plain:" + name in arrays:
            state[name] = torch.tensor(arrays["plain:" + name])
            continue
        mask = np.unpackbits(arrays["mask:" + name])[: tensor.numel()].astype(bool)
        flat = np.zeros(tensor.numel(), dtype=np.float32)
        flat[mask] = arrays["book:" + name][arrays["near:" + name]]
        state[name] = torch.tensor(flat.reshape(tuple(tensor.shape)))
    new = copy.deepcopy(model)
    new.load_state_dict(state)
    return new
