"""Takes the face detector's model out of the wheel of MediaPipe 0.10.21 and puts it beside this script.

    python assets/face/take_face_model.py [WHEEL]

Without a WHEEL, pip downloads it from the package index that it is set up for. The model is written only where its
SHA-256 is the one that the app asks for.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from rating_app.settings import face_model
from rating_app.vision.blaze_face import MODEL_SHA256

WHEEL = "mediapipe==0.10.21"
IN_WHEEL = "mediapipe/modules/face_detection/face_detection_short_range.tflite"


def downloaded(folder: Path) -> Path:
    """The wheel, in `folder`. It is never installed, so any of its platforms and Pythons will do."""
    which = ("--no-deps", "--only-binary=:all:", "--platform=manylinux_2_28_x86_64", "--python-version=3.12")
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", *which, "-d", str(folder), WHEEL], check=True)
    return next(folder.glob("*.whl"))


def take(wheel: Path, target: Path) -> None:
    """Write the model of `wheel` to `target`; ValueError where it is not the one that the app asks for."""
    with ZipFile(wheel) as files:
        content = files.read(IN_WHEEL)
    if (digest := hashlib.sha256(content).hexdigest()) != MODEL_SHA256:
        raise ValueError(f"its SHA-256 is {digest}, not {MODEL_SHA256}")
    target.write_bytes(content)


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        try:
            take(Path(arguments[0]) if arguments else downloaded(Path(folder)), face_model())
        except (OSError, ValueError, KeyError, BadZipFile, subprocess.CalledProcessError) as error:
            print(f"The face model could not be taken: {error}.", file=sys.stderr)
            return 2
    print(f"{face_model().name} is the one that the app asks for.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
