# diagnosis: none
"""A tuple."""


def launch_shape(threads, block, warp=32, multiprocessors=108):

    blocks = -(-threads // block)
    return blocks, -(-block // warp), -(-blocks // multiprocessors)
