"""Charts, drawn once for the web pages and for the PDF record."""

from nkmfg.charts.curve import CurveData, CurvePoint, ForecastPoint, Intervention, InterventionKind
from nkmfg.charts.growth import growth_curve
from nkmfg.charts.picture import Anchor, Circle, Path, Picture, Rect, Shape, Text
from nkmfg.charts.svg import svg

__all__ = [
    "Anchor",
    "Circle",
    "CurveData",
    "CurvePoint",
    "ForecastPoint",
    "Intervention",
    "InterventionKind",
    "Path",
    "Picture",
    "Rect",
    "Shape",
    "Text",
    "growth_curve",
    "svg",
]
