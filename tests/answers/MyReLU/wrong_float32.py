# diagnosis: none
"""Always float32."""

import torch


class MyReLU(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.clamp(min=0).float()

    @staticmethod
    def backward(ctx, grad):
        return grad.to(ctx.saved_tensors[0].dtype) * (ctx.saved_tensors[0] > 0)
