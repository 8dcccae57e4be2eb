"""The two networks that Deep Compression made famous: what units 05, 07 and 08 start from.

Their weights come with the course: `pixelgrad.data.checkpoint` loads them. This module needs torch.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional


class LeNet300(nn.Module):
    """LeNet-300-100: three linear layers with ReLU between them, 266,610 parameters.

    The layers are `fc1` (784 to 300), `fc2` (300 to 100) and `fc3` (100 to 10).

    References
    ----------
    Y. LeCun, L. Bottou, Y. Bengio, P. Haffner (1998), "Gradient-based learning applied to document recognition",
    Proceedings of the IEEE 86, 2278-2324.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fc1 = nn.Linear(784, 300)
        self.fc2 = nn.Linear(300, 100)
        self.fc3 = nn.Linear(100, 10)

    def forward(self, images: Tensor) -> Tensor:
        """Return the scores, shape (N, 10), of images in 0-1, shape (N, 1, 28, 28)."""
        x = torch.flatten(images, 1)
        x = functional.relu(self.fc1(x))
        x = functional.relu(self.fc2(x))
        return self.fc3(x)  # type: ignore[no-any-return, unused-ignore]


class LeNet5(nn.Module):
    """LeNet-5 in the form that came with Caffe: two convolutions and two linear layers, 431,080 parameters.

    The layers are `conv1` (20 filters of 5 by 5), `conv2` (50 of 5 by 5), `fc1` (800 to 500) and `fc2` (500 to 10);
    the largest of 2 by 2 is kept after each convolution, and the only ReLU follows `fc1`.

    References
    ----------
    Y. Jia et al. (2014), "Caffe: convolutional architecture for fast feature embedding", its example `lenet`.
    S. Han, H. Mao, W. J. Dally (2016), "Deep Compression", ICLR, uses this form.
    """

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 20, 5)
        self.conv2 = nn.Conv2d(20, 50, 5)
        self.fc1 = nn.Linear(800, 500)
        self.fc2 = nn.Linear(500, 10)

    def forward(self, images: Tensor) -> Tensor:
        """Return the scores, shape (N, 10), of images in 0-1, shape (N, 1, 28, 28)."""
        x = functional.max_pool2d(self.conv1(images), 2)  # (N, 20, 12, 12)
        x = functional.max_pool2d(self.conv2(x), 2)  # (N, 50, 4, 4)
        x = functional.relu(self.fc1(torch.flatten(x, 1)))
        return self.fc2(x)  # type: ignore[no-any-return, unused-ignore]
