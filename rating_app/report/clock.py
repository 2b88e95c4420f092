"""Moments of a session in words, and where a time axis has its ticks."""

from __future__ import annotations

from datetime import datetime, tzinfo

TICK_STEPS_S = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800)
MAX_TICKS = 10


def clock(seconds: float, decimals: int = 0) -> str:
    """Such as 0:07, 12:30, 1:02:03 or, with one decimal, 0:07.4."""
    # Rounded first, lest 59.96 become 0:60.0.
    rounded = round(seconds, decimals)
    minutes, rest = divmod(rounded, 60)
    hours, minutes = divmod(int(minutes), 60)
    width = 3 + decimals if decimals else 2
    end = f"{rest:0{width}.{decimals}f}"
    return f"{hours}:{minutes:02d}:{end}" if hours else f"{minutes}:{end}"


def length(seconds: float) -> str:
    """How long something was: 5 s, 16.4 s, 12 min 30 s or 1 h 2 min."""
    if round(seconds, 1) < 60:
        return f"{round(seconds, 1):g} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "min"), (0 if hours else rest, "s"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count)


def ticks(span_s: float) -> tuple[tuple[float, str], ...]:
    """(seconds, label) from 0 to `span_s`, at most MAX_TICKS + 1 of them."""
    step = next((step for step in TICK_STEPS_S if span_s / step <= MAX_TICKS), None)
    if step is None:
        step = TICK_STEPS_S[-1] * -(-span_s // (TICK_STEPS_S[-1] * MAX_TICKS))
    return tuple(
        (i * step, clock(i * step, decimals=1 if step < 1 else 0)) for i in range(int(span_s / step + 1e-9) + 1)
    )


def day_and_time(moment: datetime, zone: tzinfo | None) -> str:
    """Such as "1 March 2026, 12:30 (UTC+01:00)"; `zone` None is the computer's."""
    local = moment.astimezone(zone)
    offset = local.strftime("%z")
    sign = "" if offset == "+0000" else f"{offset[:3]}:{offset[3:5]}"
    return f"{local.day} {local:%B %Y, %H:%M} (UTC{sign})"
