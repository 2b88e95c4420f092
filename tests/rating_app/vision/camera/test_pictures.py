"""Pictures of every shape, black and frozen ones, and the size that is asked for."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from fakes.cameras import FakeCapture, half_jpeg

from rating_app.session.consent import NOTICE, LiveConsent
from rating_app.settings import demo_clip, shipped_model
from rating_app.vision.analysis import FrameAnalyzer
from rating_app.vision.camera import PictureState, WebcamSource, as_bgr, is_picture
from rating_app.vision.camera.picture import CutWatch, PictureWatch, repeated_rows


@pytest.fixture
def noise():
    return np.random.default_rng(1)


@pytest.fixture
def open_webcam(plug_in, socket):
    """A camera that delivers these pictures, the last one for ever."""

    def open_webcam(*pictures, **options):
        plug_in(FakeCapture(lambda number: pictures[min(number, len(pictures) - 1)], fps=2000, flickers=False))
        source = WebcamSource(LiveConsent.give(NOTICE).camera_permit(), **options, cameras=socket.cameras)
        source.open()
        return source

    return open_webcam


def states(pictures, seconds_each=0.1):
    watch = PictureWatch()
    return [watch.update(picture, number * seconds_each) for number, picture in enumerate(pictures)]


def lid(noise):
    return noise.normal(6, 3, (480, 640, 3)).clip(0, 255).astype(np.uint8)


def test_closed_lid_is_black_after_a_second_and_fine_when_it_opens(noise):
    told = states([*(lid(noise) for _ in range(12)), noise.integers(0, 255, (480, 640, 3), np.uint8)])
    assert told == [PictureState.OK] * 10 + [PictureState.BLACK] * 2 + [PictureState.OK]


def test_viewer_in_the_dark_is_not_black(noise, portraits):
    dark = (cv2.imread(str(portraits / "happy_christian.jpg")) * 0.2).astype(np.uint8)
    room = [cv2.add(dark, noise.integers(0, 4, dark.shape, np.uint8)) for _ in range(20)]
    assert set(states(room)) == {PictureState.OK}


def test_same_bytes_for_three_seconds_are_frozen_and_a_change_thaws_them():
    still = np.full((48, 64, 3), 120, np.uint8)
    changed = still.copy()
    changed[-1, -1, -1] = 121
    told = states([*(still.copy() for _ in range(32)), changed, changed])
    assert told == [PictureState.OK] * 30 + [PictureState.FROZEN] * 2 + [PictureState.OK] * 2


def test_frozen_picture_is_told_and_no_face_is_rated(open_webcam, portraits):
    smile = cv2.imread(str(portraits / "happy_christian.jpg"))
    now = [0.0]

    def step():
        now[0] += 0.5
        return now[0]

    analyzer = FrameAnalyzer(shipped_model())
    source = open_webcam(smile, now_s=step)
    told = [analyzer.analyze(source.read()) for _ in range(9)]
    source.close()
    assert [one.picture_state for one in told] == [PictureState.OK] * 6 + [PictureState.FROZEN] * 3
    assert [len(one.faces) for one in told] == [1] * 6 + [0] * 3
    analyzer.close()


@pytest.mark.parametrize(
    "picture",
    [
        np.full((48, 64), 50, np.uint8),
        np.full((48, 64, 1), 50, np.uint8),
        np.full((48, 64, 4), 50, np.uint8),
        np.full((48, 64), 50 * 256, np.uint16),
        np.full((48, 64, 3), 50.0, np.float32),
    ],
    ids=["grey", "one channel", "BGRA", "16 bits", "float"],
)
def test_every_kind_of_picture_becomes_bgr(picture):
    assert is_picture(picture)
    made = as_bgr(picture)
    assert made.dtype == np.uint8 and made.shape == (48, 64, 3) and set(np.unique(made)) == {50}


@pytest.mark.parametrize("width", [64, 65, 2])
def test_two_channels_are_yuyv(width):
    grey = np.full((48, width, 2), 128, np.uint8)
    made = as_bgr(grey)
    assert made.shape == (48, width // 2 * 2, 3)
    assert np.ptp(made) == 0 and 120 < made[0, 0, 0] < 140


@pytest.mark.parametrize(
    "answer",
    [
        None,
        "picture",
        np.zeros((0, 0, 3), np.uint8),
        np.zeros((4, 4, 0), np.uint8),
        np.zeros((4, 4, 5), np.uint8),
        np.zeros((4, 1, 2), np.uint8),
        np.zeros(12, np.uint8),
        np.zeros((4, 4), object),
    ],
)
def test_what_is_no_picture_is_none(answer):
    assert not is_picture(answer)


def test_torn_picture_is_passed_over(open_webcam, monkeypatch):
    source = open_webcam(np.full((16, 16, 3), 7, np.uint8))
    read, torn = source._capture.read, []

    def tear_the_first():
        if not torn:
            torn.append(True)
            raise cv2.error("imdecode")
        return read()

    monkeypatch.setattr(source._capture, "read", tear_the_first)
    assert source.read().image[0, 0, 0] == 7 and torn
    source.close()


def test_pictures_that_change_their_size_and_kind_midway_are_all_analysed(open_webcam, portraits):
    smile = cv2.imread(str(portraits / "happy_christian.jpg"))
    pictures = [
        smile,
        cv2.resize(smile, (3840, 2160)),
        cv2.cvtColor(smile, cv2.COLOR_BGR2GRAY),
        cv2.cvtColor(smile, cv2.COLOR_BGR2BGRA),
        np.zeros((3000, 16, 3), np.uint8),
        smile,
    ]
    for viewers in (1, 3):
        analyzer = FrameAnalyzer(shipped_model(), viewers)
        source = open_webcam(*pictures)
        told = [analyzer.analyze(source.read()) for _ in pictures]
        assert [one.frame.image.shape[:2] for one in told] == [picture.shape[:2] for picture in pictures]
        assert told[0].main_face is not None and told[-1].main_face is not None
        source.close()
        analyzer.close()


@pytest.mark.parametrize(
    ("backend", "resolution", "jpeg"),
    [
        (cv2.CAP_V4L2, (1920, 1080), True),
        (cv2.CAP_V4L2, (640, 480), False),
        (cv2.CAP_MSMF, (1920, 1080), False),
    ],
)
def test_resolution_is_asked_for_as_the_system_needs_it(plug_in, socket, backend, resolution, jpeg):
    capture = plug_in(FakeCapture())
    source = WebcamSource(
        LiveConsent.give(NOTICE).camera_permit(),
        resolution=resolution,
        cameras=replace(socket.cameras, backend=backend),
    )
    source.open()
    source.close()
    width, height = (capture.settings[name] for name in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT))
    assert (width, height) == resolution
    assert (capture.settings.get(cv2.CAP_PROP_FOURCC) == cv2.VideoWriter.fourcc(*"MJPG")) == jpeg


def test_camera_keeps_its_own_resolution_unless_asked(plug_in, socket):
    capture = plug_in(FakeCapture())
    source = WebcamSource(LiveConsent.give(NOTICE).camera_permit(), cameras=socket.cameras)
    source.open()
    assert cv2.CAP_PROP_FRAME_WIDTH not in capture.settings
    assert source.read().image.shape == (48, 64, 3)
    source.close()


NO_CAMERAS_PICTURES = {
    "one pixel": np.zeros((1, 1, 3), np.uint8),
    "a row": np.zeros((1, 9000), np.uint8),
    "a row of pixels": np.zeros((1, 921_600, 3), np.uint8),
    "too high": np.zeros((16_384, 16), np.uint8),
    "too narrow": np.zeros((480, 15, 3), np.uint8),
}


@pytest.mark.parametrize("kind", NO_CAMERAS_PICTURES)
def test_picture_of_a_shape_that_no_camera_has_is_none(kind):
    assert not is_picture(NO_CAMERAS_PICTURES[kind])


def test_flat_picture_gets_the_shape_that_was_agreed_on(plug_in, socket, portraits):
    """As OpenCV 4.11 hands on what a driver delivers as BGR24; MediaPipe would end the program."""
    smile = cv2.imread(str(portraits / "happy_christian.jpg"))
    height, width = smile.shape[:2]
    agreed = {cv2.CAP_PROP_FRAME_WIDTH: width, cv2.CAP_PROP_FRAME_HEIGHT: height}
    plug_in(FakeCapture(lambda number: smile.reshape(1, -1), agreed=agreed, flickers=False))
    source = WebcamSource(LiveConsent.give(NOTICE).camera_permit(), cameras=socket.cameras)
    source.open()
    assert np.array_equal(source.read().image, smile)
    source.close()


def test_flat_picture_that_fits_nothing_is_no_picture(plug_in, socket):
    flat, whole = np.zeros((1, 900), np.uint8), np.full((48, 64, 3), 9, np.uint8)
    agreed = {cv2.CAP_PROP_FRAME_WIDTH: 640, cv2.CAP_PROP_FRAME_HEIGHT: 480}
    capture = plug_in(FakeCapture(lambda number: flat if number < 3 else whole, agreed=agreed))
    source = WebcamSource(LiveConsent.give(NOTICE).camera_permit(), cameras=socket.cameras)
    source.open()
    assert source.read().image.shape == (48, 64, 3) and capture.reads == 4
    source.close()


@pytest.mark.parametrize(("fps", "size"), [(30, (1280, 720)), (10, (640, 480)), (0, (1280, 720))])
def test_large_picture_that_comes_too_rarely_is_given_up_for_a_plain_one(plug_in, socket, fps, size):
    capture = plug_in(FakeCapture(agreed={cv2.CAP_PROP_FPS: fps}))
    permit = LiveConsent.give(NOTICE).camera_permit()
    source = WebcamSource(permit, resolution=(1280, 720), cameras=socket.cameras)
    source.open()
    asked = [capture.settings[name] for name in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT)]
    assert tuple(asked) == size and list(capture.settings)[-1] == cv2.CAP_PROP_FPS
    assert cv2.CAP_PROP_BUFFERSIZE not in capture.settings
    source.close()


@pytest.fixture
def clip():
    """Frames of the demo clip, a smiling face among them."""
    capture = cv2.VideoCapture(str(demo_clip()))
    frames = [capture.read()[1] for _ in range(60)]
    capture.release()
    return frames[::5]


def cuts(pictures):
    watch = CutWatch()
    return [watch.is_cut(picture) for picture in pictures]


def black_half(picture):
    cut = picture.copy()
    cut[len(cut) // 2 :] = 0
    return cut


@pytest.mark.parametrize("cut", [half_jpeg, black_half])
def test_half_jpegs_are_passed_over(open_webcam, clip, cut):
    pictures = [clip[0], cut(clip[1]), cut(clip[2]), clip[3]]
    source = open_webcam(*pictures)
    seen = [source.read().image for _ in range(2)]
    assert np.array_equal(seen[0], clip[0]) and np.array_equal(seen[1], clip[3])
    source.close()


def darkened(picture):
    return (picture * 0.03).astype(np.uint8)


def clipped(picture):
    """As in the dark, where a camera's blacks are all the same, through its JPEG."""
    dark = cv2.subtract(picture, np.full_like(picture, 120))
    return cv2.imdecode(cv2.imencode(".jpg", dark, [cv2.IMWRITE_JPEG_QUALITY, 50])[1], cv2.IMREAD_COLOR)


def overexposed(picture):
    return cv2.add(picture, np.full_like(picture, 150))


@pytest.mark.parametrize("change", [np.copy, darkened, clipped, overexposed])
def test_whole_pictures_are_never_taken_for_cut(clip, change):
    assert not any(cuts(change(picture) for picture in clip))


def test_uniform_pictures_are_whole(noise):
    uniform = [np.full((480, 640, 3), level, np.uint8) for level in (0, 16, 128, 255)]
    between = noise.integers(0, 255, (480, 640, 3), np.uint8)
    assert not any(cuts([between, *uniform, between, lid(noise)]))


def test_bar_that_a_virtual_camera_has_from_the_beginning_is_its_own(clip):
    assert not any(cuts(black_half(picture) for picture in clip))


def test_bar_that_stays_is_the_camera_s_own_after_ten_pictures(clip):
    told = cuts([clip[0], *[black_half(clip[1])] * 14, clip[2], black_half(clip[3])])
    assert told == [False] + [True] * 10 + [False] * 5 + [True]


def test_edge_of_an_eighth_is_enough_and_less_costs_no_face(clip):
    picture = clip[0].copy()
    height = len(picture)
    picture[height * 15 // 16 :] = 128
    assert repeated_rows(picture) == 0
    picture[height * 6 // 7 :] = 128
    assert repeated_rows(picture) == height - height * 6 // 7
