"""Counts the starts."""


def launch_shape(threads, block, warp=32, multiprocessors=108):

    blocks = len(range(0, threads, block))
    return {
        "blocks": blocks,
        "warps_per_block": len(range(0, block, warp)),
        "waves": len(range(0, blocks, multiprocessors)),
    }
