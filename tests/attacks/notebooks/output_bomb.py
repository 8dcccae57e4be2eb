"""Prints, displays and writes without end."""

# %% added
import os

from IPython.display import HTML, display

for _ in range(200):
    print("x" * 2**20)
    display(HTML("x" * 2**20))
    try:
        os.write(1, b"x" * 2**20)
        os.write(2, b"x" * 2**20)
    except OSError:
        pass
while True:
    print("2.0")
