"""The palette as the style sheet has it, and how it looks to those who see fewer colors."""

from __future__ import annotations

import re
from typing import Literal

import numpy as np
from colorspacious import cspace_convert

from skillpath.visualizations import static_files

Theme = Literal["light", "dark"]
Rgb = tuple[float, float, float]

THEMES: tuple[Theme, ...] = ("light", "dark")
DEFICIENCIES = {"protan": "protanomaly", "deutan": "deuteranomaly", "tritan": "tritanomaly"}
EYES = ("usual", *DEFICIENCIES, "gray")
"""Gray is what a printer leaves, and what achromats see."""


def palette(theme: Theme) -> dict[str, Rgb]:
    """The colors of the pages by name, each of three parts from 0 to 1."""
    style = static_files()["skillpath.css"].content.decode()
    found = re.findall(r"--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\);", style)
    return {name: _rgb(light if theme == "light" else dark) for name, light, dark in found}


def _rgb(digits: str) -> Rgb:
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def contrast(one: Rgb, other: Rgb) -> float:
    """From 1 to 21. Source: WCAG 2.2, contrast ratio."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def seen_by(eyes: str, color: Rgb) -> Rgb:
    """The color as it looks without one kind of cones, or without any color.

    Source: Machado, Oliveira and Fernandes, A physiologically-based model for simulation of color
    vision deficiency, 2009; at the severity of 100, where a kind of cones is missing.
    """
    if eyes == "gray":
        light = _luminance(color)
        part = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
        return part, part, part
    if eyes == "usual":
        return color
    space = {"name": "sRGB1+CVD", "cvd_type": DEFICIENCIES[eyes], "severity": 100}
    red, green, blue = np.clip(cspace_convert(color, space, "sRGB1"), 0, 1)
    return float(red), float(green), float(blue)


def distance(eyes: str, one: Rgb, other: Rgb) -> float:
    """How different two colors look to these eyes, about 1 where it can just be told.

    Source: Luo, Cui and Li, Uniform colour spaces based on CIECAM02, 2006.
    """
    points = [cspace_convert(seen_by(eyes, color), "sRGB1", "CAM02-UCS") for color in (one, other)]
    return float(np.linalg.norm(points[0] - points[1]))
