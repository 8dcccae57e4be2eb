# diagnosis: none
"""Needs all four."""


def launch_shape(threads, block, warp, multiprocessors):
    blocks = -(-threads // block)
    return {"blocks": blocks, "warps_per_block": -(-block // warp), "waves": -(-blocks // multiprocessors)}
