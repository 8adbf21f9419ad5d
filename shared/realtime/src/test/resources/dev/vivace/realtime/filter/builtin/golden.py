#!/usr/bin/env python3
"""Makes the golden files beside it: frames as PGM, and what OpenCV makes of them.

Run by hand with Debian's python3-opencv (4.6.0 made those that are kept):
    /usr/bin/python3 golden.py
"""
import pathlib

import cv2
import numpy

HERE = pathlib.Path(__file__).parent
THRESHOLDS = [(50, 150), (150, 50), (0, 0), (20, 400), (100, 100), (2040, 2040)]
RADII = [1, 4, 20]


def shapes(width, height):
    """Discs, bars and a slope, with soft and hard edges in all directions."""
    image = numpy.tile(numpy.linspace(20, 220, width), (height, 1)).astype(numpy.uint8)
    cv2.circle(image, (width // 3, height // 2), height // 4, 240, -1, cv2.LINE_AA)
    cv2.circle(image, (2 * width // 3, height // 2), height // 3, 30, 2)
    cv2.line(image, (0, 0), (width, height), 200, 3, cv2.LINE_AA)
    cv2.rectangle(image, (width // 2, 4), (width - 5, height // 3), 90, -1)
    return image


def noise(width, height):
    """Smooth noise, where gradients are of all sizes and often equal."""
    random = numpy.random.default_rng(12)
    rough = random.integers(0, 256, (height, width), dtype=numpy.uint8)
    return cv2.GaussianBlur(rough, (0, 0), 1.2)


FRAMES = {
    "shapes": shapes(176, 144),
    "odd": shapes(67, 45),
    "noise": noise(128, 96),
    "rough": numpy.random.default_rng(3).integers(0, 256, (64, 80), dtype=numpy.uint8),
    "line": noise(40, 1),
    "column": noise(1, 40),
}

for name, frame in FRAMES.items():
    cv2.imwrite(str(HERE / f"{name}.pgm"), frame)
    for low, high in THRESHOLDS:
        cv2.imwrite(str(HERE / f"{name}-edges-{low}-{high}.pgm"), cv2.Canny(frame, low, high))
    for radius in RADII:
        side = 2 * radius + 1
        blurred = cv2.blur(frame, (side, side), borderType=cv2.BORDER_REPLICATE)
        cv2.imwrite(str(HERE / f"{name}-blur-{radius}.pgm"), blurred)
