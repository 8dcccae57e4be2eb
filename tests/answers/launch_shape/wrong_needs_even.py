# diagnosis: none
"""Refuses what does not come out even."""


def launch_shape(threads, block, warp=32, multiprocessors=108):

    if threads % block or block % warp:
        raise ValueError("threads: not a multiple of block")
    blocks = threads // block
    return {"blocks": blocks, "warps_per_block": block // warp, "waves": -(-blocks // multiprocessors)}
