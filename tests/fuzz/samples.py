"""Real files of every sort that the app reads, to be damaged."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from rating_app.batch.out_folder import Ledger
from rating_app.batch.videos import Fingerprint
from rating_app.export import FORMAT_NAMES, ExportOptions, export_session
from rating_app.session.content import ContentItem, ContentKind, ContentPosition, Seek
from rating_app.session.session import Marker, Session
from rating_app.settings import Settings, demo_clip, save_settings, shipped_model
from tests.fakes.sessions import session_of

RECIPE = {"model": "abc", "baseline": None, "constants": {"knee": 0.02}}
_CODECS = {"mp4": "mp4v", "avi": "MJPG", "webm": "VP80", "mkv": "mp4v"}


def make_samples(folder: Path) -> None:
    """A folder for each sort; the same bytes every time, but for what a video's container says of its making."""
    for name in FORMAT_NAMES:
        for number, viewer in enumerate(("first", "second"), 1):
            export_session(_session(number), folder / "exports" / name, viewer, ExportOptions(name))
    for sort in ("settings", "model", "playlist", "picture", "ledger", "video"):
        (folder / sort).mkdir(parents=True)
    for number, settings in enumerate((Settings(), Settings(theme="dark", camera="Übersicht", window_geometry="AAAA"))):
        save_settings(settings, folder / "settings" / f"{number}.json")
    for suffix in (".json", ".tflite"):
        shutil.copy(shipped_model().with_suffix(suffix), folder / "model" / f"expression{suffix}")
    (folder / "playlist" / "pictures.m3u8").write_text("#EXTM3U\n1.jpg\n#EXTINF:5,Zwei\n2.png\n/tmp/ü/3.jpg\n")
    (folder / "playlist" / "pictures.txt").write_bytes(b"\xef\xbb\xbfa.jpg\r\nb.jpg\r\nhttp://example.org/c.jpg\r\n")
    picture = cv2.resize(np.random.default_rng(2).integers(0, 255, (9, 12, 3), np.uint8), (160, 120))
    for ending in ("jpg", "png", "bmp", "webp"):
        cv2.imwrite(str(folder / "picture" / f"picture.{ending}"), picture)
    ledger = Ledger(folder / "ledger", RECIPE, ())
    for number in range(5):
        ledger.note(Fingerprint(100 + number, f"{number:064x}"), None, f"session-{number}")
    shutil.copy(demo_clip(), folder / "video" / "demo.mp4")
    for ending, codec in _CODECS.items():
        _write_video(folder / "video" / f"small.{ending}", codec)


def _session(number: int) -> Session:
    """Of two pictures, with markers, smiles and jumps, so that every sort of file is written."""
    scores = [None if frame % 17 == 0 else (frame % 40) / 40 for frame in range(80)]
    session = session_of(scores, content="=A film, “quoted”")
    samples = tuple(
        replace(sample, content=ContentPosition(1 if at < 40 else 2, at % 40 / 10))
        for at, sample in enumerate(session.samples)
    )
    return replace(
        session,
        head=replace(
            session.head,
            session_id=f"{number:032x}",
            content_kind=ContentKind.PICTURES,
            items=(ContentItem("1.jpg", "/pictures/1.jpg"), ContentItem("2.jpg", "/pictures/2.jpg")),
        ),
        samples=samples,
        markers=(Marker(1.0, "laughs\nloudly"), Marker(2.5, "", 1.5)),
        seeks=(Seek(3.0, ContentPosition(1, 2.0), ContentPosition(2, 0.0)),),
    )


def _write_video(path: Path, codec: str) -> None:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*codec), 25, (96, 64))
    assert writer.isOpened(), f"OpenCV writes no {codec} here"
    pictures = np.random.default_rng(1).integers(0, 255, (12, 8, 12, 3), np.uint8)
    for picture in pictures:
        writer.write(cv2.resize(picture, (96, 64)))
    writer.release()
