"""With the floor of the negative."""


def launch_shape(threads, block, warp=32, multiprocessors=108):

    blocks = -(-threads // block)
    return dict(blocks=blocks, warps_per_block=-(-block // warp), waves=-(-blocks // multiprocessors))
