"""Moments as they are written."""

from datetime import datetime, tzinfo


def local(at: datetime, zone: tzinfo) -> str:
    """Format a moment with its UTC offset: 2026-11-22 14:05 +03:00."""
    there = at.astimezone(zone)
    offset = f"{there:%z}"
    return f"{there:%Y-%m-%d %H:%M} {offset[:3]}:{offset[3:5]}"
