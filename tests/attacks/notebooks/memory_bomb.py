"""Asks for more memory than there is, in one process, in several and in shared files."""

# %% added
import os

import numpy as np

hoard = []
for _ in range(6):
    if os.fork() == 0:
        while True:
            hoard.append(np.ones(2**22))
while True:
    hoard.append(np.ones(2**22))
