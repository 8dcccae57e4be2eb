"""Sleeps through the time of a cell, again and again, so that nobody waits for the rest."""

# %% added
import time

while True:
    try:
        time.sleep(1000)
    except BaseException:
        break
