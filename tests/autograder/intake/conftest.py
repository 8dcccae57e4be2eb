"""Makes the damages of preflight's tests importable for the tests in this folder."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "pixelgrad" / "preflight"))
