"""masked_fill on a new tensor."""

import torch


class Base(torch.autograd.Function):
    @staticmethod
    def backward(ctx, grad):
        return grad.masked_fill(ctx.saved_tensors[0] <= 0, 0)


class MyReLU(Base):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        out = x.clone()
        out[out < 0] = 0
        return out
