"""Makes the damages of preflight's tests, and what editors do to a notebook, importable for the tests here."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "pixelgrad" / "preflight"))
sys.path.append(str(Path(__file__).parent))
