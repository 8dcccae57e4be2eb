"""Makes the modules of bench/ importable for the tests in this folder."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "bench"))
