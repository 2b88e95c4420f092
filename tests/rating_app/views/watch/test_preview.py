"""The preview: the picture as it is, blurred or not at all, and no more pictures than are needed."""

from __future__ import annotations

import numpy as np
import pytest

from rating_app.session.observation import ExpressionScore
from rating_app.views.watch.preview import Preview
from rating_app.vision.analysis import FaceAnalysis, FrameAnalysis
from rating_app.vision.camera import Frame, PictureState
from rating_app.vision.face import FaceDetection
from rating_app.vision.quality import SignalQuality

GOOD = SignalQuality(1.0, 1.0, 1.0, 1.0, 1.0)
POOR = SignalQuality(1.0, 1.0, 1.0, 0.1, 1.0)


class Clock:
    def __init__(self):
        self.now_s = 100.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def preview(qtbot, clock):
    preview = Preview(now_s=clock)
    qtbot.addWidget(preview)
    preview.resize(320, 240)
    with qtbot.waitExposed(preview):
        preview.show()
    return preview


def checkered(height=240, width=320):
    """Return an image with every second pixel white, so that any blur leaves grey."""
    rows, columns = np.indices((height, width))
    return np.repeat(((rows + columns) % 2 * 255).astype(np.uint8)[:, :, None], 3, axis=2)


def analysed(image, *boxes, quality=GOOD, state=PictureState.OK):
    faces = tuple(
        FaceAnalysis(
            number, FaceDetection(box, np.zeros((6, 2), np.float32), 0.9), ExpressionScore(0.2, 0.7, 0.1), quality
        )
        for number, box in enumerate(boxes, 1)
    )
    return FrameAnalysis(Frame(image, 0.0, state), faces)


def pixels(preview):
    image = preview._image
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)


def grey_share(part):
    return float(np.mean((part > 40) & (part < 215)))


def test_shown_is_the_frame_itself(preview):
    image = checkered()
    preview.show_analysis(analysed(image, (100, 80, 60, 60)), True)
    assert np.array_equal(pixels(preview), image)


def test_blurred_is_the_face_alone_and_the_frame_stays_as_it_was(preview):
    image = checkered()
    before = image.copy()
    preview.set_mode("blurred")
    preview.show_analysis(analysed(image, (130, 90, 60, 60)), True)
    shown = pixels(preview)
    assert grey_share(shown[90:150, 130:190]) == 1.0
    assert grey_share(shown[75:165, 115:205]) == 1.0, "brow and chin are to be blurred, too"
    assert np.array_equal(shown[:, :80], image[:, :80]) and np.array_equal(shown[:, 240:], image[:, 240:])
    assert np.array_equal(image, before)


def test_blur_leaves_less_of_a_face_than_could_be_recognised(preview):
    image = np.random.default_rng(0).integers(0, 255, (240, 320, 3), np.uint8)
    preview.set_mode("blurred")
    preview.show_analysis(analysed(image, (110, 70, 100, 100)), False)
    face = pixels(preview)[70:170, 110:210].reshape(-1, 3)
    assert len(np.unique(face, axis=0)) <= 49


def test_blurred_picture_without_a_face_is_blurred_whole(preview):
    preview.set_mode("blurred")
    preview.show_analysis(analysed(checkered()), True)
    assert grey_share(pixels(preview)) == 1.0


@pytest.mark.parametrize("box", [(-50, -50, 80, 80), (300, 220, 80, 80), (400, 400, 10, 10), (10, 10, 0, 0)])
def test_face_that_reaches_beyond_the_frame_is_blurred_where_it_is(preview, box):
    preview.set_mode("blurred")
    preview.show_analysis(analysed(checkered(), box), True)
    assert pixels(preview).shape == (240, 320, 3)


def test_hidden_preview_holds_no_picture_and_takes_none(preview):
    preview.show_analysis(analysed(checkered()), True)
    preview.set_mode("hidden")
    assert preview._image is None and preview._pixels is None
    preview.show_analysis(analysed(checkered()), True)
    assert preview._image is None
    assert preview.accessibleDescription() == "The picture is hidden. The rating goes on."
    preview.set_mode("shown")
    preview.show_analysis(analysed(checkered()), True)
    assert preview._image is not None


def test_unknown_mode_is_refused(preview):
    with pytest.raises(ValueError, match="sideways"):
        preview.set_mode("sideways")


def test_invisible_preview_takes_no_picture(preview):
    preview.hide()
    preview.show_analysis(analysed(checkered()), True)
    assert preview._image is None


def test_own_picture_is_mirrored_unless_that_is_not_wanted(preview, clock):
    image = np.zeros((240, 320, 3), np.uint8)
    image[:, :40] = 255

    def bright_side():
        clock.now_s += 1
        preview.show_analysis(analysed(image), mirrored)
        grabbed = preview.grab().toImage()
        left, right = (grabbed.pixelColor(x, 120).lightness() for x in (20, 300))
        return "left" if left > right else "right"

    mirrored = True
    assert bright_side() == "right"
    preview.set_mirrored(False)
    assert bright_side() == "left"
    mirrored = False
    preview.set_mirrored(True)
    assert bright_side() == "left"


@pytest.mark.parametrize("fps", [15, 30, 60, 120])
def test_no_more_than_thirty_pictures_per_second_are_taken(preview, clock, fps):
    taken, before = 0, None
    jitter = np.random.default_rng(fps).uniform(-0.003, 0.003, 2 * fps)
    began = clock.now_s
    for number in range(2 * fps):
        clock.now_s = began + number / fps + jitter[number]
        preview.show_analysis(analysed(checkered(8, 8)), True)
        taken += preview._image is not before
        before = preview._image
    assert min(fps, 30) * 2 * 0.9 <= taken <= 61


def test_large_picture_is_shrunk_to_the_widget_with_its_boxes(preview):
    preview.show_analysis(analysed(np.zeros((2160, 3840, 3), np.uint8), (1920, 1080, 384, 384)), True)
    assert (preview._image.width(), preview._image.height()) == (320, 180)
    assert preview._boxes[1] == pytest.approx((160, 90, 32, 32))


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 9000, 3), (9000, 1, 3), (7, 5, 3)])
@pytest.mark.parametrize("mode", ["shown", "blurred"])
def test_odd_pictures_are_painted(preview, shape, mode):
    preview.set_mode(mode)
    preview.show_analysis(analysed(np.full(shape, 9, np.uint8)), True)
    assert not preview.grab().isNull()


@pytest.mark.parametrize(
    ("analysis", "words"),
    [
        (analysed(checkered()), "No face"),
        (analysed(checkered(), (9, 9, 50, 50)), "One face, seen well"),
        (analysed(checkered(), (9, 9, 50, 50), quality=POOR), "One face, not seen well"),
        (analysed(checkered(), (9, 9, 50, 50), (99, 9, 50, 50)), "2 faces, seen well"),
        (analysed(checkered(), (9, 9, 50, 50), (99, 9, 50, 50), quality=POOR), "2 faces, not all seen well"),
        (analysed(checkered(), state=PictureState.BLACK), "The picture is black: is a lid or shutter closed?"),
        (
            analysed(checkered(), state=PictureState.FROZEN),
            "The picture no longer changes: unplug the camera and plug it in again.",
        ),
    ],
)
def test_screen_reader_gets_what_is_shown(preview, analysis, words):
    preview.show_analysis(analysis, True)
    assert preview.accessibleDescription() == words


def test_notice_replaces_the_picture_until_the_next(preview, clock):
    preview.show_analysis(analysed(checkered()), True)
    preview.show_notice("The camera is gone")
    assert preview._image is None and preview.accessibleDescription() == "The camera is gone"
    preview.show_analysis(analysed(checkered()), True)
    assert preview._image is not None and preview.accessibleDescription() == "No face"
