"""A program that records the first session of its life, before a camera that delivers the picture in a file:
`python -m fakes.first_session_program PICTURE`.

It prints as JSON what its worker used before it said that it was loaded, and what was imported or read in the worker's
thread from then on.
"""

from __future__ import annotations

import json
import sys
import threading

import cv2
from PySide6.QtCore import QCoreApplication, Qt, QThread

from fakes.cameras import FakeCapture, Socket
from rating_app.desktop.recording import NewSession
from rating_app.desktop.worker import AnalysisWorker
from rating_app.session.consent import NOTICE, LiveConsent
from rating_app.session.session import SessionHead
from rating_app.settings import shipped_model
from rating_app.vision.analysis import FrameAnalyzer
from rating_app.vision.camera import WebcamSource

RECORDED_S = 3.0
"""By the time of the frames: the rating is renewed after half a second, and each two seconds from then on."""


def main() -> None:
    app = QCoreApplication([])
    worker_thread, used, loaded_later = [], [], []
    is_loaded = threading.Event()

    def note(event, arguments):
        is_load = event in ("import", "open", "ctypes.dlopen")
        if is_load and is_loaded.is_set() and threading.get_ident() in worker_thread:
            loaded_later.append(f"{event} {arguments[0]}")

    def build(model):
        worker_thread.append(threading.get_ident())
        analyzer = FrameAnalyzer(model)
        for name, part, act in (
            ("detector", analyzer._detector, "detect_all"),
            ("classifier", analyzer._classifier, "predict"),
        ):
            setattr(part, act, noted(name, getattr(part, act)))
        return analyzer

    def noted(name, act):
        def use(*arguments):
            if not is_loaded.is_set():
                used.append(name)
            return act(*arguments)

        return use

    picture = cv2.imread(sys.argv[1])
    socket = Socket()
    socket.plug_in(FakeCapture(lambda number: picture.copy()))
    thread, worker = QThread(), AnalysisWorker(shipped_model(), socket.cameras, build)
    worker.moveToThread(thread)
    consent = LiveConsent.give(NOTICE)
    faces = []

    def record(model):
        head = SessionHead(consent.consent, "A film", "Fake camera", model.name, "0.1.0", model.class_names)
        source = WebcamSource(consent.camera_permit(), cameras=socket.cameras)
        worker.watch(source, NewSession(head))

    def follow():
        update = worker.take_update()
        if update is not None and update.sample is not None:
            faces.append(len(update.analysis.faces))
            if update.sample.timestamp_s > RECORDED_S:
                worker.stop()

    def end(outcome):
        print(json.dumps({"used": used, "loaded_later": loaded_later, "faces": faces[0], "frames": len(faces)}))
        app.quit()

    # The first is told in the worker's thread, before anything else happens there.
    worker.loaded.connect(lambda _: is_loaded.set(), Qt.ConnectionType.DirectConnection)
    worker.loaded.connect(record, Qt.ConnectionType.QueuedConnection)
    worker.updated.connect(follow)
    worker.finished.connect(end)
    thread.started.connect(worker.load)
    sys.addaudithook(note)
    thread.start()
    app.exec()
    thread.quit()
    thread.wait()
    worker.wait_for_release()


if __name__ == "__main__":
    main()
