"""The library, after a clip that it insists on; it hands a uint8 image back, so that is copied."""

import numpy as np
from skimage import img_as_ubyte

to_uint8 = lambda image: img_as_ubyte(image).copy() if image.dtype == np.uint8 else img_as_ubyte(np.clip(image, 0, 1))
