"""Marks for programs that annotate recordings: ELAN's EAF, and Praat's TextGrid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timezone
from mimetypes import guess_type
from urllib.parse import quote
from xml.etree import ElementTree

from rating_app.export.markers.marks import Mark, MarkKind, Marks

INSTANT_S = 0.04
"""How long an instant lasts in ELAN, which has only intervals."""

_TIER = "rating"


def _tiers(sorts: Mapping[str, Sequence[Mark]]) -> list[tuple[str, list[Mark]]]:
    """Distribute each sort over as many tiers as it takes so that no two marks in a tier overlap; at least one."""
    return [
        (name if number == 1 else f"{name} {number}", lane)
        for name, found in sorts.items()
        for number, lane in enumerate(_lanes(found), start=1)
    ]


def _joy(marks: Marks) -> dict[str, Sequence[Mark]]:
    """Return the marks of joy by sort; a best moment is a smile, too."""
    return {"Best moments": marks.of(MarkKind.MOMENT), "Smiles": marks.of(MarkKind.MOMENT, MarkKind.SMILE)}


def elan(marks: Marks) -> str:
    """Return ELAN Annotation Format 3.0 (http://www.mpi.nl/tools/elan/EAFv3.0.xsd), times in milliseconds."""
    xsi = "{http://www.w3.org/2001/XMLSchema-instance}noNamespaceSchemaLocation"
    written = datetime.now(timezone.utc).isoformat(timespec="seconds")
    schema = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"
    about = {"AUTHOR": "Reaction Gauge", "DATE": written, "FORMAT": "3.0", "VERSION": "3.0", xsi: schema}
    ElementTree.register_namespace("xsi", "http://www.w3.org/2001/XMLSchema-instance")
    document = ElementTree.Element("ANNOTATION_DOCUMENT", about)
    header = ElementTree.SubElement(document, "HEADER", {"MEDIA_FILE": "", "TIME_UNITS": "milliseconds"})
    if marks.film:
        place, kind = quote(marks.film), guess_type(marks.film)[0] or "video/mp4"
        medium = {"MEDIA_URL": f"file:///{place}", "MIME_TYPE": kind, "RELATIVE_MEDIA_URL": f"./{place}"}
        ElementTree.SubElement(header, "MEDIA_DESCRIPTOR", medium)
    ElementTree.SubElement(header, "PROPERTY", {"NAME": "times"}).text = marks.clock_in_words
    order = ElementTree.SubElement(document, "TIME_ORDER")
    sorts = {**_joy(marks), "Markers": marks.of(MarkKind.MARKER)}
    tiers = [(name, [(mark, *_milliseconds(mark)) for mark in lane]) for name, lane in _tiers(sorts)]
    times = sorted({time for _, lane in tiers for _, begin, end in lane for time in (begin, end)})
    slots = {time: f"ts{number}" for number, time in enumerate(times, start=1)}
    for time, slot in slots.items():
        ElementTree.SubElement(order, "TIME_SLOT", {"TIME_SLOT_ID": slot, "TIME_VALUE": str(time)})
    number = 0
    for name, lane in tiers:
        tier = ElementTree.SubElement(document, "TIER", {"LINGUISTIC_TYPE_REF": _TIER, "TIER_ID": name})
        for mark, begin, end in lane:
            number += 1
            ids = {"ANNOTATION_ID": f"a{number}", "TIME_SLOT_REF1": slots[begin], "TIME_SLOT_REF2": slots[end]}
            outer = ElementTree.SubElement(tier, "ANNOTATION")
            value = ElementTree.SubElement(outer, "ALIGNABLE_ANNOTATION", ids)
            ElementTree.SubElement(value, "ANNOTATION_VALUE").text = _characters(mark.label)
    ElementTree.SubElement(header, "PROPERTY", {"NAME": "lastUsedAnnotationId"}).text = str(number)
    sort = {"GRAPHIC_REFERENCES": "false", "LINGUISTIC_TYPE_ID": _TIER, "TIME_ALIGNABLE": "true"}
    ElementTree.SubElement(document, "LINGUISTIC_TYPE", sort)
    ElementTree.indent(document)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(document, "unicode") + "\n"


def text_grid(marks: Marks) -> str:
    """Return Praat's long text format, times in seconds. Instants are points, in a tier of their own."""
    end_s = max([marks.length_s, *(mark.end_s for mark in marks.marks)], default=0.0) or 1.0
    markers = marks.of(MarkKind.MARKER)
    sorts = _joy(marks)
    if stretches := [mark for mark in markers if mark.end_s > mark.begin_s]:
        sorts["Annotations"] = stretches
    tiers = [_intervals(name, lane, end_s) for name, lane in _tiers(sorts)]
    if instants := [mark for mark in markers if mark.end_s <= mark.begin_s]:
        tiers.append(_points("Markers", instants, end_s))
    head = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "xmin = 0", f"xmax = {end_s:.6f}"]
    lines = [*head, "tiers? <exists>", f"size = {len(tiers)}", "item []:"]
    for number, tier in enumerate(tiers, start=1):
        lines += [f"    item [{number}]:", *(f"        {line}" for line in tier)]
    return "\n".join(lines) + "\n"


def _intervals(name: str, lane: Sequence[Mark], end_s: float) -> list[str]:
    """Divide the whole time into intervals; those without a mark are empty."""
    parts: list[tuple[float, float, str]] = []
    reached_s = 0.0
    for mark in lane:
        begin_s, mark_end_s = round(mark.begin_s, 6), round(mark.end_s, 6)
        if begin_s > reached_s:
            parts.append((reached_s, begin_s, ""))
        if mark_end_s > begin_s:
            parts.append((begin_s, mark_end_s, mark.label))
            reached_s = mark_end_s
    if reached_s < round(end_s, 6) or not parts:
        parts.append((reached_s, round(end_s, 6), ""))
    return [*_tier_head("IntervalTier", name, end_s, "intervals", len(parts)), *_numbered(parts)]


def _numbered(parts: Iterable[tuple[float, float, str]]) -> Iterator[str]:
    for number, (begin_s, end_s, text) in enumerate(parts, start=1):
        yield f"intervals [{number}]:"
        yield f"    xmin = {begin_s:.6f}"
        yield f"    xmax = {end_s:.6f}"
        yield f"    text = {_quoted(text)}"


def _points(name: str, marks: Sequence[Mark], end_s: float) -> list[str]:
    """Combine the marks at the same time into one point, because Praat allows only one."""
    together: dict[str, list[str]] = {}
    for mark in marks:
        together.setdefault(f"{mark.begin_s:.6f}", []).append(mark.label)
    lines = _tier_head("TextTier", name, end_s, "points", len(together))
    for number, (time, labels) in enumerate(together.items(), start=1):
        lines += [f"points [{number}]:", f"    number = {time}", f"    mark = {_quoted(' / '.join(labels))}"]
    return lines


def _tier_head(kind: str, name: str, end_s: float, parts: str, count: int) -> list[str]:
    return [f'class = "{kind}"', f'name = "{name}"', "xmin = 0", f"xmax = {end_s:.6f}", f"{parts}: size = {count}"]


def _lanes(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Put each mark into the first lane in which it does not overlap another."""
    lanes: list[list[Mark]] = [[]]
    for mark in marks:
        begin_ms, _ = _milliseconds(mark)
        free = next((lane for lane in lanes if not lane or _milliseconds(lane[-1])[1] <= begin_ms), None)
        if free is None:
            lanes.append([mark])
        else:
            free.append(mark)
    return lanes


def _milliseconds(mark: Mark) -> tuple[int, int]:
    begin = round(1000 * mark.begin_s)
    end = round(1000 * (mark.end_s if mark.end_s > mark.begin_s else mark.begin_s + INSTANT_S))
    return begin, max(end, begin + 1)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _characters(text: str) -> str:
    """Leave out characters that XML cannot contain."""
    return "".join(char for char in text if char in "\t\n" or char >= " ")
