"""A JSON header, uniform steps in place of k-means, lzma."""

import copy
import json
import lzma

import numpy as np
import torch


def _uniform(values, bits):
    count = 2**bits - 1
    low, high = float(values.min()), float(values.max())
    step = (high - low) / (count - 1) if count > 1 else 0.0
    codes = np.rint((values - low) / step).astype(int) if step else np.zeros(values.size, int)
    return [low + step * j for j in range(count)], codes


def deep_compress(model, masks, bits):
    header, blob = [], b""
    for name, tensor in model.state_dict().items():
        a = tensor.detach().cpu().numpy()
        if name in masks:
            m = np.array(masks[name]).astype(bool)
            book, codes = _uniform(a[m].astype(float), bits)
            blob += np.packbits(m).tobytes() + codes.astype(np.uint8).tobytes()
            header.append([name, book, int(codes.size)])
        else:
            blob += a.tobytes()
            header.append([name, None, a.nbytes])
    head = json.dumps(header).encode()
    return lzma.compress(len(head).to_bytes(4, "big") + head + blob, check=lzma.CHECK_CRC64)


def deep_decompress(data, model):
    try:
        raw = lzma.decompress(data)
        size = int.from_bytes(raw[:4], "big")
        header, blob = json.loads(raw[4 : 4 + size]), raw[4 + size :]
    except (lzma.LZMAError, EOFError) as error:
        raise ValueError(f"cannot be read: {error}") from error
    new = copy.deepcopy(model)
    state = new.state_dict()
    for name, book, length in header:
        shape, n = tuple(state[name].shape), state[name].numel()
        if book is None:
            a = np.frombuffer(blob[:length], dtype=state[name].numpy().dtype).reshape(shape)
            blob = blob[length:]
        else:
            m = np.unpackbits(np.frombuffer(blob[: (n + 7) // 8], np.uint8))[:n].astype(bool).reshape(shape)
            blob = blob[(n + 7) // 8 :]
            a = np.zeros(shape, np.float32)
            a[m] = np.array(book)[np.frombuffer(blob[:length], np.uint8)]
            blob = blob[length:]
        state[name] = torch.tensor(a)
    new.load_state_dict(state)
    return new
