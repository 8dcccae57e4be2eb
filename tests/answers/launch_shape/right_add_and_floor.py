"""As in C."""


def up(a, b):
    return (a + b - 1) // b


def launch_shape(threads, block, warp=32, multiprocessors=108):
    shape = {}
    shape["blocks"] = up(threads, block)
    shape["warps_per_block"] = up(block, warp)
    shape["waves"] = up(shape["blocks"], multiprocessors)
    return shape
