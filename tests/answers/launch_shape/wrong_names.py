# diagnosis: none
"""Another name for a key."""


def launch_shape(threads, block, warp=32, multiprocessors=108):

    blocks = -(-threads // block)
    return {"blocks": blocks, "warps": -(-block // warp), "waves": -(-blocks // multiprocessors)}
