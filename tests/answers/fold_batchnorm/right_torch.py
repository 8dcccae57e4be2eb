"""What torch has for it."""

from torch.nn.utils.fusion import fuse_conv_bn_eval


def fold_batchnorm(conv, bn):
    return fuse_conv_bn_eval(conv, bn)
