"""Charts, drawn once for the web pages and for the PDF record."""

from nkmfg.charts.curve import CurveData, CurveDeed, CurvePoint, Deed, ForecastPoint
from nkmfg.charts.growth import growth_curve
from nkmfg.charts.picture import Anchor, Circle, Path, Picture, Rect, Shape, Text
from nkmfg.charts.svg import svg

__all__ = [
    "Anchor",
    "Circle",
    "CurveData",
    "CurveDeed",
    "CurvePoint",
    "Deed",
    "ForecastPoint",
    "Path",
    "Picture",
    "Rect",
    "Shape",
    "Text",
    "growth_curve",
    "svg",
]
