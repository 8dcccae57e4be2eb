# diagnosis: half-loaded
"""Two parts, one after the other: a torn file fills the model and not the optimizer."""

import io
import os
import struct

import torch


def pack(state):
    buffer = io.BytesIO()
    torch.save(state, buffer)
    return struct.pack("<Q", len(buffer.getvalue())) + buffer.getvalue()


def save_checkpoint(path, model, optimizer, epoch):
    with open(f"{path}.tmp", "wb") as file:
        file.write(pack(model.state_dict()) + pack(optimizer.state_dict()) + pack(epoch))
    os.replace(f"{path}.tmp", path)


def load_checkpoint(path, model, optimizer):
    with open(path, "rb") as file:

        def read():
            (size,) = struct.unpack("<Q", file.read(8))
            return torch.load(io.BytesIO(file.read(size)), weights_only=True)

        model.load_state_dict(read())
        optimizer.load_state_dict(read())
        return read()
