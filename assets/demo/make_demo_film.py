"""Draw film.mp4, the short that the demo's viewer watches: a penguin goes fishing.

    python assets/demo/make_demo_film.py [OUT]

Everything in it is drawn here. Its two jokes come a moment before the two smiles of the viewer in demo.mp4, which begin
at 3.6 s and at 10.2 s, and it outlasts that clip by a second. The same libraries make the same bytes.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import av
import cv2
import numpy as np

FPS, SECONDS = 25, 17.4
WIDTH, HEIGHT = 960, 540
FINER = 2
"""Each picture is drawn so many times as large, and then made smaller: what moves slowly moves smoothly."""

BITS = 4
WATER_Y, JETTY_Y, JETTY_X = 372.0, 344.0, 322.0
SEAT = (246.0, JETTY_Y)

TUG_S, PULL_S, POP_S, SPIT_S, THROW_S = 1.6, 2.1, 2.9, 3.4, 5.4
CAST_S, BITE_S, YANK_S, LAND_S, SPOUT_S, SINK_S, IRIS_S = 6.9, 8.3, 8.7, 9.3, 9.75, 13.7, 15.1
WHALE_X = 628.0

Colour = tuple[int, int, int]
Point = tuple[float, float]

SKY = ((112, 186, 228), (196, 228, 236), (255, 228, 196))
"""From the top to the horizon."""

INK, SNOW, BEAK, WOOL, CREAM = (38, 45, 72), (255, 252, 244), (250, 160, 60), (224, 74, 72), (255, 238, 214)
WOOD, WOOD_DARK = (176, 122, 84), (128, 84, 60)
WATER_TOP, WATER_LOW = (72, 160, 190), (34, 84, 130)
WHALE, WHALE_LIGHT, BELLY = (70, 104, 164), (96, 134, 192), (206, 224, 240)
FISH, FISH_DARK, SPRAY = (255, 196, 66), (232, 150, 40), (232, 246, 252)
RAINBOW = ((236, 98, 98), (246, 166, 80), (248, 220, 104), (128, 200, 132), (104, 166, 226), (150, 126, 206))


class Canvas:
    """A picture, uint8 (HEIGHT * FINER, WIDTH * FINER, 3) in RGB, drawn upon in units of the film's pixels."""

    def __init__(self, pixels: np.ndarray) -> None:
        self.pixels = pixels

    def disc(self, centre: Point, radii: Point, colour: Colour, tilt_deg: float = 0.0, arc: Point = (0, 360)) -> None:
        """An ellipse, or the part of it within `arc`, in degrees clockwise from three o'clock."""
        cv2.ellipse(self.pixels, _fixed(centre), _fixed(radii), tilt_deg, *arc, colour, -1, cv2.LINE_AA, BITS)

    def ring(
        self, centre: Point, radii: Point, colour: Colour, width: float, arc: Point, tilt_deg: float = 0.0
    ) -> None:
        """The outline of that."""
        thick = max(1, round(width * FINER))
        cv2.ellipse(self.pixels, _fixed(centre), _fixed(radii), tilt_deg, *arc, colour, thick, cv2.LINE_AA, BITS)

    def shape(self, corners: Sequence[Point], colour: Colour) -> None:
        """A filled polygon."""
        cv2.fillPoly(self.pixels, [np.array([_fixed(at) for at in corners])], colour, cv2.LINE_AA, BITS)

    def stroke(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        """A line through all of them."""
        path = [np.array([_fixed(at) for at in points])]
        cv2.polylines(self.pixels, path, False, colour, max(1, round(width * FINER)), cv2.LINE_AA, BITS)

    def veil(self, other: np.ndarray, strength: float) -> None:
        """Mix in another picture of the same size."""
        self.pixels[:] = cv2.addWeighted(self.pixels, 1 - strength, other, strength, 0)


def _fixed(point: Point) -> tuple[int, int]:
    return round(point[0] * FINER * 2**BITS), round(point[1] * FINER * 2**BITS)


def ease(now_s: float, from_s: float, to_s: float) -> float:
    """0 before, 1 after, and in between slow at both ends."""
    along = min(1.0, max(0.0, (now_s - from_s) / (to_s - from_s)))
    return along * along * (3 - 2 * along)


def swing(now_s: float, began_s: float, hertz: float, dying_s: float) -> float:
    """A wobble in [-1, 1] that begins at `began_s` and dies away."""
    past_s = now_s - began_s
    return math.sin(math.tau * hertz * past_s) * math.exp(-past_s / dying_s) if past_s > 0 else 0.0


def between(start: Point, end: Point, along: float) -> Point:
    return start[0] + (end[0] - start[0]) * along, start[1] + (end[1] - start[1]) * along


def thrown(start: Point, end: Point, height: float, along: float) -> Point:
    """On an arc that rises `height` above the straight way."""
    x, y = between(start, end, along)
    return x, y - height * 4 * along * (1 - along)


def curved(start: Point, control: Point, end: Point) -> list[Point]:
    """A quadratic Bézier curve."""
    return [between(between(start, control, i / 16), between(control, end, i / 16), i / 16) for i in range(17)]


def landscape() -> np.ndarray:
    """What never moves: sky, sun and hills."""
    down = np.linspace(0, 1, HEIGHT * FINER)
    sky = np.stack([np.interp(down, (0.0, 0.4, 0.68), tones) for tones in zip(*SKY, strict=True)], axis=-1)
    canvas = Canvas(np.repeat(sky.astype(np.uint8)[:, None], WIDTH * FINER, axis=1))
    for radius, glow in ((120, 0.10), (88, 0.16), (66, 0.25)):
        lit = Canvas(canvas.pixels.copy())
        lit.disc((770, 150), (radius, radius), (255, 244, 200))
        canvas.veil(lit.pixels, glow)
    canvas.disc((770, 150), (46, 46), (255, 240, 180))
    for colour, base, waves in (
        ((150, 186, 196), 318, ((90, 40), (37, 16))),
        ((112, 168, 158), 340, ((60, 34), (23, 9))),
        ((78, 146, 122), 356, ((44, 26), (19, 8))),
    ):
        top = [
            (x, base - sum(high * (0.5 + 0.5 * math.sin(x / long + base)) for long, high in waves))
            for x in range(0, WIDTH + 8, 8)
        ]
        canvas.shape([*top, (WIDTH, HEIGHT), (0, HEIGHT)], colour)
    for x in (408, 436, 700, 846, 884, 912):
        stem = 330 + 10 * math.sin(x)
        canvas.shape([(x - 13, stem + 18), (x, stem - 34), (x + 13, stem + 18)], (52, 112, 98))
    return canvas.pixels


def draw_cloud(canvas: Canvas, x: float, y: float, size: float) -> None:
    for aside, up, radius in ((-34, 4, 20), (-12, -8, 27), (16, -4, 24), (38, 5, 17)):
        canvas.disc((x + aside * size, y + up * size), (radius * 1.35 * size, radius * size), (255, 250, 240))


def surface_y(x: float, now_s: float) -> float:
    """Of the water."""
    return WATER_Y + 2.6 * math.sin(x / 46 + 1.9 * now_s) + 1.7 * math.sin(x / 19 - 2.6 * now_s)


def draw_water(canvas: Canvas, now_s: float) -> None:
    """Over what is in it, which shows through."""
    under = canvas.pixels.copy()
    rows = np.arange(HEIGHT * FINER)[:, None, None] / FINER
    depth = np.clip((rows - WATER_Y) / (HEIGHT - WATER_Y), 0, 1)
    water = ((1 - depth) * np.array(WATER_TOP) + depth * np.array(WATER_LOW)).astype(np.uint8)
    top = [(x, surface_y(x, now_s)) for x in range(0, WIDTH + 6, 6)]
    mask = np.zeros(canvas.pixels.shape[:2], np.uint8)
    corners = np.array([_fixed(at) for at in [*top, (WIDTH, HEIGHT), (0, HEIGHT)]])
    cv2.fillPoly(mask, [corners], 255, cv2.LINE_AA, BITS)
    share = mask[:, :, None].astype(np.float32) / 255 * 0.84
    canvas.pixels[:] = (under * (1 - share) + water * share).astype(np.uint8)
    canvas.stroke(top, (196, 228, 236), 1.6)
    for number in range(16):
        y = WATER_Y + 14 + number * 10
        x = (number * 173 + 26 * math.sin(0.7 * now_s + number)) % (WIDTH + 80) - 40
        canvas.stroke([(x - 14 - number, y), (x + 14 + number, y)], (118, 186, 206), 1.3)


def draw_jetty(canvas: Canvas) -> None:
    for x in (70, 190, 300):
        canvas.shape([(x - 9, JETTY_Y), (x + 9, JETTY_Y), (x + 9, 470), (x - 9, 470)], WOOD_DARK)
    canvas.shape([(0, JETTY_Y), (JETTY_X, JETTY_Y), (JETTY_X, JETTY_Y + 17), (0, JETTY_Y + 17)], WOOD)
    canvas.shape([(0, JETTY_Y + 17), (JETTY_X, JETTY_Y + 17), (JETTY_X, JETTY_Y + 23), (0, JETTY_Y + 23)], WOOD_DARK)
    for x in range(46, int(JETTY_X), 46):
        canvas.stroke([(x, JETTY_Y + 2), (x, JETTY_Y + 16)], WOOD_DARK, 1.6)
    canvas.shape([(112, JETTY_Y - 30), (152, JETTY_Y - 30), (147, JETTY_Y), (117, JETTY_Y)], (126, 152, 172))
    canvas.disc((132, JETTY_Y - 30), (20, 6), (92, 116, 138))
    canvas.ring((132, JETTY_Y - 30), (20, 26), (92, 116, 138), 2, (180, 360))


def draw_hat(canvas: Canvas, at: Point, size: float, tilt_deg: float = 0.0) -> None:
    """A woolly one; `at` is the middle of its brim."""
    turn = math.radians(tilt_deg)

    def place(x: float, y: float) -> Point:
        return at[0] + size * (x * math.cos(turn) - y * math.sin(turn)), at[1] + size * (
            x * math.sin(turn) + y * math.cos(turn)
        )

    canvas.disc(place(0, 0), (29 * size, 31 * size), WOOL, tilt_deg, (180, 360))
    canvas.stroke([place(-27, -2), place(27, -2)], CREAM, 10 * size)
    canvas.disc(place(0, -34), (9.5 * size, 9.5 * size), CREAM)


def draw_penguin(
    canvas: Canvas,
    foot: Point,
    now_s: float,
    *,
    tilt_deg: float = 0.0,
    stretch: float = 1.0,
    eyes: float = 1.0,
    gaze: Point = (0.0, 0.0),
    wings_deg: Point = (18.0, 18.0),
    joy: float = 0.0,
    surprise: float = 0.0,
    hat: bool = True,
) -> None:
    """Standing on `foot`. `eyes` are open by so much, in [0, 1]; `wings_deg` are lifted left and right; `joy` and
    `surprise`, in [0, 1], are what the beak and the eyes show.
    """
    tall, wide = stretch, 1 / math.sqrt(stretch)
    turn = math.radians(tilt_deg)

    def place(x: float, y: float) -> Point:
        x, y = x * wide, y * tall
        return foot[0] + x * math.cos(turn) - y * math.sin(turn), foot[1] + x * math.sin(turn) + y * math.cos(turn)

    for side, lifted in zip((-1, 1), wings_deg, strict=True):
        root, angle = place(side * 33, -66), math.radians(90 - side * lifted + tilt_deg)
        middle = root[0] + 20 * math.cos(angle), root[1] + 20 * math.sin(angle)
        canvas.disc(middle, (24, 10.5), INK, math.degrees(angle))
    for side in (-1, 1):
        canvas.disc(place(side * 17, -3), (16, 6), BEAK, tilt_deg)
    canvas.disc(place(0, -52), (41 * wide, 53 * tall), INK, tilt_deg)
    canvas.disc(place(0, -41), (31 * wide, 40 * tall), SNOW, tilt_deg)
    for side in (-1, 1):
        canvas.disc(place(side * 13, -74), (17 * wide, 18 * tall), SNOW, tilt_deg)
    for side in (-1, 1):
        eye = place(side * 13 + 3 * gaze[0], -76 + 3 * gaze[1])
        if joy > 0.5:
            canvas.ring((eye[0], eye[1] + 3), (7, 7), INK, 3.2, (200, 340), tilt_deg)
        elif eyes < 0.2:
            canvas.stroke([(eye[0] - 6, eye[1]), (eye[0] + 6, eye[1])], INK, 3)
        else:
            size = 6.2 + 2.2 * surprise
            canvas.disc(eye, (size, size * eyes), INK)
            canvas.disc((eye[0] + 2, eye[1] - 2.4 * eyes), (2.2, 2.2 * eyes), (255, 255, 255))
        canvas.disc(place(side * 27, -63), (6, 4), (255, 184, 172), tilt_deg)
    canvas.disc(place(3 * gaze[0], -64 + 2 * gaze[1]), (9, 5.5), BEAK, tilt_deg)
    gape = max(joy, surprise)
    if gape > 0.15:
        canvas.disc(place(3 * gaze[0], -59 + 2 * gaze[1]), (6 + 2 * joy, 1 + 7 * gape), (166, 62, 58), tilt_deg)
        canvas.disc(place(3 * gaze[0], -64 + 2 * gaze[1]), (9, 4.5), BEAK, tilt_deg)
    if hat:
        draw_hat(canvas, place(0, -92), 1.0, tilt_deg + 4 * math.sin(2.2 * now_s))


def draw_fish(canvas: Canvas, at: Point, tilt_deg: float, *, size: float = 1.0, joy: bool = False) -> None:
    """A tiny one, that looks to the left."""
    turn = math.radians(tilt_deg)

    def place(x: float, y: float) -> Point:
        return at[0] + size * (x * math.cos(turn) - y * math.sin(turn)), at[1] + size * (
            x * math.sin(turn) + y * math.cos(turn)
        )

    canvas.shape([place(12, 0), place(26, -11), place(23, 0), place(26, 11)], FISH_DARK)
    canvas.disc(place(0, 0), (17 * size, 11 * size), FISH, tilt_deg)
    canvas.disc(place(3, 3), (7 * size, 4 * size), FISH_DARK, tilt_deg + 20)
    if joy:
        canvas.ring(place(-8, -2), (3.4 * size, 3.4 * size), INK, 1.6, (200, 340), tilt_deg)
    else:
        canvas.disc(place(-8, -3), (5.2 * size, 5.2 * size), (255, 255, 255))
        canvas.disc(place(-9, -3), (2.6 * size, 2.6 * size), INK)
    canvas.disc(place(-17, 2), (2.4 * size, 2.8 * size), FISH_DARK)


def draw_whale(canvas: Canvas, top_y: float, now_s: float, joy: float) -> None:
    """Its head out of the water from `top_y` down; the water is drawn over it."""
    x = WHALE_X
    canvas.disc((x, top_y + 160), (214, 160), WHALE)
    canvas.disc((x - 34, top_y + 26), (96, 15), WHALE_LIGHT, -7)
    canvas.disc((x, top_y + 236), (178, 150), BELLY)
    for stripe in range(6):
        canvas.ring((x, top_y + 236), (156 - 25 * stripe, 150), (170, 196, 222), 2, (190, 350))
    for side in (-1, 1):
        eye = (x + side * 112, top_y + 62)
        if joy > 0.5:
            canvas.ring((eye[0], eye[1] + 6), (14, 14), INK, 5, (200, 340))
        else:
            canvas.disc(eye, (13, 15), (250, 252, 255))
            canvas.disc((eye[0] - side * 2, eye[1] - 4), (8.5, 10), INK)
            canvas.disc((eye[0] + 2, eye[1] - 8), (3, 3), (255, 255, 255))
        canvas.disc((eye[0] - side * 6, eye[1] + 25), (18, 8), (226, 142, 168))
    canvas.ring((x, top_y + 58), (46, 20 + 10 * joy), INK, 4.5, (25, 155))
    canvas.disc((x, top_y + 5), (15, 4.5), (44, 70, 118))


def draw_spout(canvas: Canvas, from_y: float, to_y: float, now_s: float) -> None:
    """Water from the whale's back up to what it carries."""
    if from_y - to_y < 6:
        return
    edge = [from_y + (to_y - from_y) * i / 24 for i in range(25)]
    half = [9 + 12 * (i / 24) ** 2 + 2.2 * math.sin(0.9 * i - 18 * now_s) for i in range(25)]
    left = [(WHALE_X - wide, y) for wide, y in zip(half, edge, strict=True)]
    right = [(WHALE_X + wide, y) for wide, y in zip(half, edge, strict=True)]
    canvas.shape([*left, *reversed(right)], (168, 214, 234))
    canvas.shape(
        [*[(WHALE_X + 0.45 * (x - WHALE_X), y) for x, y in left],
         *[(WHALE_X + 0.45 * (x - WHALE_X), y) for x, y in reversed(right)]],
        SPRAY,
    )  # fmt: skip
    for side in (-1, 1):
        for arm in range(3):
            reach = 34 + 26 * arm
            crest = (WHALE_X + side * (14 + reach * 0.6), to_y - 22 + 8 * arm)
            path = curved((WHALE_X + side * 8, to_y + 6), crest, (WHALE_X + side * (14 + reach), to_y + 46 + 18 * arm))
            canvas.stroke(path, (200, 232, 244), 6 - 1.4 * arm)
    for number in range(34):
        # Drops that fall for a second and a half and begin anew, each in its turn.
        past_s = (now_s * 1.2 + number * 0.618) % 1.5
        side = (-1 if number % 2 else 1) * (40 + 31 * (number * 0.37 % 1))
        x, y = WHALE_X + side * past_s * 1.25, to_y - 70 * past_s + 150 * past_s**2
        if y < WATER_Y:
            canvas.disc((x, y), (2.6, 3.4), SPRAY)


def draw_splash(canvas: Canvas, x: float, past_s: float, size: float = 1.0) -> None:
    """Drops and rings on the water, within 0.7 s of a plop."""
    if not 0 <= past_s < 0.7:
        return
    for number in range(11):
        aside = (number - 5) * 20 * size
        rise = (60 + 34 * math.sin(2.4 * number)) * size
        y = WATER_Y - rise * 4 * (past_s / 0.7) * (1 - past_s / 0.7)
        canvas.disc((x + aside * (0.3 + past_s), y), (4 * size, 5 * size), SPRAY)
    canvas.ring((x, WATER_Y + 5), (30 * size + 120 * past_s * size, 7 + 12 * past_s), (206, 234, 242), 2, (0, 360))


def draw_rainbow(canvas: Canvas, strength: float) -> None:
    if strength <= 0:
        return
    lit = Canvas(canvas.pixels.copy())
    for number, colour in enumerate(RAINBOW):
        lit.ring((WHALE_X, 392), (330 - 9 * number, 300 - 9 * number), colour, 10, (180, 360))
    canvas.veil(lit.pixels, strength)


def draw_rod(canvas: Canvas, hand: Point, angle_deg: float, bend: float, end: Point | None) -> Point:
    """From the hand up; its line hangs to `end`. Returns where its tip is."""
    angle = math.radians(angle_deg)
    straight = (hand[0] + 138 * math.cos(angle), hand[1] - 138 * math.sin(angle))
    tip = (straight[0] + 22 * bend, straight[1] + 62 * bend)
    middle = (hand[0] + 90 * math.cos(angle), hand[1] - 90 * math.sin(angle))
    canvas.stroke(
        curved((hand[0] - 16 * math.cos(angle), hand[1] + 16 * math.sin(angle)), middle, tip), (116, 72, 48), 4
    )
    if end is not None:
        slack = 12 * (1 - min(1.0, abs(bend)))
        canvas.stroke(
            curved(tip, ((tip[0] + end[0]) / 2 - slack, (tip[1] + end[1]) / 2 + slack), end), (250, 250, 250), 1.2
        )
    return tip


def draw_bobber(canvas: Canvas, at: Point) -> None:
    canvas.disc(at, (8, 9), (255, 255, 255))
    canvas.disc(at, (8, 9), WOOL, 0, (180, 360))
    canvas.stroke([(at[0], at[1] - 9), (at[0], at[1] - 16)], INK, 2)


def draw_sign(canvas: Canvas, at: Point, size: float) -> None:
    """An exclamation mark."""
    x, y = at
    canvas.shape([(x - 6 * size, y - 34 * size), (x + 6 * size, y - 34 * size), (x + 3 * size, y - 10 * size),
                  (x - 3 * size, y - 10 * size)], WOOL)  # fmt: skip
    canvas.disc((x, y - 2 * size), (4.4 * size, 4.4 * size), WOOL)


def draw_first_catch(canvas: Canvas, now_s: float) -> None:
    """A great tug, a very small fish, and what it thinks of this."""
    lean = -16 * ease(now_s, PULL_S - 0.3, PULL_S + 0.2) * (1 - ease(now_s, POP_S, POP_S + 0.25))
    lean += 5 * swing(now_s, POP_S, 2.2, 0.5)
    shiver = 1.6 * math.sin(52 * now_s) if PULL_S < now_s < POP_S else 0.0
    wet = SPIT_S + 0.15 < now_s < THROW_S
    blink = 0.0 if (now_s % 1.9) < 0.11 or SPIT_S + 0.12 < now_s < SPIT_S + 0.75 else 1.0
    laughs = ease(now_s, SPIT_S + 1.05, SPIT_S + 1.25) * (1 - ease(now_s, CAST_S - 0.5, CAST_S - 0.3))
    alarm = ease(now_s, TUG_S, TUG_S + 0.15) * (1 - ease(now_s, POP_S + 0.1, POP_S + 0.3))
    foot = (SEAT[0] + shiver, SEAT[1])
    strain = ease(now_s, PULL_S - 0.2, PULL_S + 0.3) * (1 - ease(now_s, POP_S - 0.02, POP_S + 0.08))
    bend = 1.2 * strain + 0.25 * swing(now_s, TUG_S, 5, 0.4) + 0.4 * swing(now_s, POP_S, 3.4, 0.4)
    rod_deg = 34 + 24 * ease(now_s, PULL_S, PULL_S + 0.4) + 5 * swing(now_s, POP_S, 2.4, 0.5)
    hop = 9 * abs(math.sin(7 * now_s)) * (1 - ease(now_s, SPIT_S + 2.0, SPIT_S + 2.4)) if laughs > 0.5 else 0.0
    draw_penguin(
        canvas,
        (foot[0], foot[1] - hop * 0.5),
        now_s,
        tilt_deg=lean,
        stretch=1 + 0.05 * math.sin(3 * now_s) * 0.4 - 0.05 * strain,
        eyes=blink,
        gaze=(1.0, 0.4 - 0.9 * ease(now_s, POP_S, POP_S + 0.3)),
        wings_deg=(18 + 10 * strain, 74),
        joy=laughs,
        surprise=alarm,
    )
    hand = (foot[0] + 52 + lean * 0.8, foot[1] - 66)
    fish_at, fish_deg = caught_fish(now_s)
    hooked = POP_S <= now_s < THROW_S
    dip = 5 * swing(now_s, TUG_S, 5, 0.35) + 34 * ease(now_s, PULL_S - 0.25, PULL_S)
    bobber = (520.0, surface_y(520, now_s) - 3 + dip)
    end = (fish_at[0] - 16, fish_at[1]) if hooked else bobber
    if now_s < THROW_S:
        draw_rod(canvas, hand, rod_deg, bend, end)
    else:
        draw_rod(canvas, hand, rod_deg - 24 * ease(now_s, THROW_S, CAST_S), 0.1, None)
    if now_s < POP_S:
        draw_bobber(canvas, bobber)
    elif now_s < THROW_S + 0.7:
        draw_fish(canvas, fish_at, fish_deg, size=1.0, joy=now_s > THROW_S)
    if TUG_S <= now_s < PULL_S + 0.2:
        draw_sign(
            canvas, (foot[0] + 4, foot[1] - 146 - 6 * swing(now_s, TUG_S, 3, 0.5)), ease(now_s, TUG_S, TUG_S + 0.14)
        )
    if SPIT_S <= now_s < SPIT_S + 0.62:
        draw_jet(canvas, (fish_at[0] - 19, fish_at[1] + 2), (foot[0] + 20, foot[1] - 74), now_s - SPIT_S)
    if wet:
        for number, (x, y) in enumerate(((-26, -70), (24, -52), (4, -36), (-14, -50), (30, -78))):
            fall = (now_s - SPIT_S - 0.15) * 26 * (0.7 + 0.2 * number)
            if y + fall < -4:
                canvas.disc((foot[0] + x, foot[1] + y + fall), (3, 4.6), (150, 204, 230))


def caught_fish(now_s: float) -> tuple[Point, float]:
    """Where it is from the water to the air and back, and how it is turned."""
    hanging = (404.0, 262.0)
    if now_s < SPIT_S - 0.1:
        along = ease(now_s, POP_S, POP_S + 0.3)
        at = thrown((520, WATER_Y + 10), hanging, 84, along)
        return at, 90 - 90 * along + 16 * swing(now_s, POP_S + 0.2, 2.2, 0.5)
    if now_s < THROW_S:
        recoil = 7 * ease(now_s, SPIT_S, SPIT_S + 0.08) * (1 - ease(now_s, SPIT_S + 0.5, SPIT_S + 0.8))
        puff = 3 * swing(now_s, SPIT_S + 0.6, 2.0, 0.8)
        return (hanging[0] + recoil + puff, hanging[1] + puff), 8 * swing(now_s, SPIT_S, 1.7, 0.9)
    along = min(1.0, (now_s - THROW_S) / 0.7)
    return thrown(hanging, (500, WATER_Y + 12), 70, along), -200 * along


def draw_jet(canvas: Canvas, mouth: Point, face: Point, past_s: float) -> None:
    """Water in somebody's face."""
    head, tail = ease(past_s, 0, 0.14), ease(past_s, 0.45, 0.62)
    points = [thrown(mouth, face, 16, tail + (head - tail) * i / 10) for i in range(11)]
    canvas.stroke(points, (160, 212, 236), 6)
    canvas.stroke(points, SPRAY, 2.4)
    if past_s > 0.13:
        for number in range(9):
            angle = math.radians(140 + 32 * number)
            far = 12 + 58 * ((past_s * 2.6 + number * 0.31) % 1)
            canvas.disc((face[0] + 0.8 * far * math.cos(angle), face[1] + far * math.sin(angle)), (3, 3), SPRAY)


def draw_second_catch(canvas: Canvas, now_s: float) -> None:
    """Once more, and this time it is not small."""
    aim = (WHALE_X - 20, 0.0)
    landed = ease(now_s, CAST_S + 0.15, CAST_S + 0.75)
    bob = 3 * swing(now_s, BITE_S - 0.5, 4, 0.5) + 46 * ease(now_s, BITE_S, BITE_S + 0.2)
    float_at = thrown((SEAT[0] + 120, SEAT[1] - 130), (aim[0], surface_y(aim[0], now_s) - 3), 70, landed)
    float_at = (float_at[0], float_at[1] + bob)
    top_y = whale_top(now_s)
    if now_s < YANK_S:
        pulled = ease(now_s, BITE_S + 0.05, YANK_S)
        whistling = 1 - ease(now_s, BITE_S, BITE_S + 0.1)
        foot = (SEAT[0] + 62 * pulled, SEAT[1])
        draw_penguin(
            canvas,
            foot,
            now_s,
            tilt_deg=14 * pulled
            - 6 * ease(now_s, CAST_S, CAST_S + 0.2) * whistling
            + 3 * math.sin(5 * now_s) * whistling,
            eyes=0.0 if whistling > 0.5 and now_s > CAST_S + 0.9 else 1.0,
            gaze=(1.0, 0.2),
            wings_deg=(18, 74),
            surprise=1 - whistling,
        )
        draw_rod(canvas, (foot[0] + 54, foot[1] - 64), 44 - 26 * pulled, 0.2 + 0.8 * pulled, float_at)
        draw_bobber(canvas, float_at)
        if 1 - whistling > 0:
            draw_sign(canvas, (foot[0] + 2, foot[1] - 148), 1 - whistling)
        return
    if now_s < LAND_S:
        along = (now_s - YANK_S) / (LAND_S - YANK_S)
        middle = thrown((SEAT[0] + 62, SEAT[1] - 50), (WHALE_X, 272 - 44), 110, along)
        turn = math.tau * ease(along, 0.0, 1.0)
        foot = (middle[0] - 50 * math.sin(turn), middle[1] + 50 * math.cos(turn))
        draw_penguin(
            canvas, foot, now_s, tilt_deg=math.degrees(turn), gaze=(0.4, -0.4), wings_deg=(96, 96), surprise=1.0,
            stretch=1.08,
        )  # fmt: skip
        return
    draw_ride(canvas, now_s, top_y)


def whale_top(now_s: float) -> float:
    """How high its back is; below the water until it rises."""
    risen = ease(now_s, LAND_S - 0.45, LAND_S + 0.15)
    return HEIGHT + 30 - (HEIGHT + 30 - 272) * risen + 5 * math.sin(2.4 * now_s) * risen


def draw_ride(canvas: Canvas, now_s: float, top_y: float) -> None:
    """On a whale, and soon on its spout."""
    up = ease(now_s, SPOUT_S, SPOUT_S + 0.28) * (1 - ease(now_s, SINK_S, SINK_S + 0.9))
    dance = math.sin(7.2 * (now_s - SPOUT_S))
    foot = (WHALE_X + 5 * dance * up, top_y + 6 - up * (96 + 9 * math.sin(4.4 * now_s)))
    draw_spout(canvas, top_y + 8, foot[1] + 2, now_s)
    merry = ease(now_s, SPOUT_S + 0.3, SPOUT_S + 0.5)
    squash = 0.16 * swing(now_s, LAND_S, 3.2, 0.22)
    shot = 0.22 * ease(now_s, SPOUT_S, SPOUT_S + 0.1) * (1 - ease(now_s, SPOUT_S + 0.15, SPOUT_S + 0.45))
    still = LAND_S + 0.1 < now_s < SPOUT_S
    draw_penguin(
        canvas,
        foot,
        now_s,
        tilt_deg=9 * dance * merry * up,
        stretch=1 - squash + shot + 0.05 * dance * merry * up,
        eyes=0.0 if still and (now_s - LAND_S) % 0.26 > 0.15 else 1.0,
        wings_deg=(60 + 46 * dance, 60 - 46 * dance) if merry and up > 0.05 else (30 + 80 * shot, 30 + 80 * shot),
        joy=merry,
        surprise=0.0 if merry else (0.25 if still else 1.0),
        hat=False,
    )
    draw_hat(canvas, *hat_place(now_s, foot))
    for number, side in enumerate((-1, 1)):
        leap_s = now_s - SPOUT_S - 0.7 - 0.45 * number
        if leap_s > 0 and now_s < SINK_S + 0.5:
            along = leap_s % 1.35 / 1.35
            at = thrown((WHALE_X + side * 268, WATER_Y + 24), (WHALE_X + side * 150, WATER_Y + 24), 250, along)
            draw_fish(canvas, at, -side * (70 - 140 * along), size=1.15, joy=True)


def hat_place(now_s: float, foot: Point) -> tuple[Point, float, float]:
    """Where the hat is, how large, and how it is turned: on the head, and above it in surprise."""
    head = (foot[0], foot[1] - 92)
    if now_s < SPOUT_S:
        return (head[0], head[1] - 16 * max(0.0, swing(now_s, LAND_S, 1.6, 0.3))), 1.0, 4 * math.sin(2.2 * now_s)
    if now_s < SINK_S:
        flies = math.exp(-(now_s - SPOUT_S) * 1.6)
        above = 30 * ease(now_s, SPOUT_S, SPOUT_S + 0.2) * flies + 16 * abs(math.sin(3.6 * (now_s - SPOUT_S)))
        return (head[0], head[1] - above), 1.0, 14 * math.sin(3.6 * now_s)
    return head, 1.0, 4 * math.sin(2.2 * now_s)


def picture(now_s: float, still: np.ndarray) -> np.ndarray:
    """The film at `now_s`, uint8 (HEIGHT, WIDTH, 3) in RGB."""
    canvas = Canvas(still.copy())
    draw_cloud(canvas, 170 + 7 * now_s, 92, 1.1)
    draw_cloud(canvas, 520 - 5 * now_s, 66, 0.8)
    draw_cloud(canvas, 890 - 4 * now_s, 236, 0.7)
    draw_rainbow(canvas, 0.62 * ease(now_s, SPOUT_S + 0.5, SPOUT_S + 1.4))
    if now_s > LAND_S - 0.5:
        merry = ease(now_s, SPOUT_S + 0.2, SPOUT_S + 0.5)
        draw_whale(canvas, whale_top(now_s), now_s, merry)
    elif now_s > CAST_S + 1.0:
        grown = ease(now_s, CAST_S + 1.0, LAND_S - 0.5)
        canvas.disc((WHALE_X, 478 - 24 * grown), (60 + 130 * grown, 14 + 30 * grown), (20, 40, 74))
    draw_water(canvas, now_s)
    draw_jetty(canvas)
    if now_s < CAST_S:
        draw_first_catch(canvas, now_s)
    else:
        draw_second_catch(canvas, now_s)
    draw_splash(canvas, 520, now_s - POP_S)
    draw_splash(canvas, 500, now_s - THROW_S - 0.66, 0.6)
    draw_splash(canvas, WHALE_X - 20, now_s - CAST_S - 0.72, 0.4)
    for aside in (-170, 0, 170):
        draw_splash(canvas, WHALE_X + aside, now_s - LAND_S + 0.22, 1.5)
    close_iris(canvas, now_s)
    smaller = cv2.resize(canvas.pixels, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(smaller)


def close_iris(canvas: Canvas, now_s: float) -> None:
    """The end, as in films of old; the beginning is its reverse."""
    opened = ease(now_s, 0.0, 0.7) * (1 - ease(now_s, IRIS_S, IRIS_S + 0.8))
    if opened >= 1:
        return
    ending = now_s > IRIS_S
    waits = 62 * (1 - ease(now_s, IRIS_S + 1.5, IRIS_S + 1.8)) if ending else 104
    radius = waits + (1000 - waits) * opened
    centre = (WHALE_X, whale_top(now_s) - 66) if ending else (SEAT[0], SEAT[1] - 70)
    mask = np.zeros(canvas.pixels.shape[:2], np.uint8)
    cv2.ellipse(mask, _fixed(centre), _fixed((radius, radius)), 0, 0, 360, 255, -1, cv2.LINE_AA, BITS)
    share = mask[:, :, None].astype(np.float32) / 255
    canvas.pixels[:] = (canvas.pixels * share + np.array((24, 28, 44)) * (1 - share)).astype(np.uint8)


def pictures() -> Iterator[np.ndarray]:
    """All of them, in order."""
    still = landscape()
    for number in range(round(SECONDS * FPS)):
        yield picture(number / FPS, still)


def make(out: Path) -> None:
    """Write the film, as H.264."""
    with av.open(str(out), "w", options={"movflags": "+faststart"}) as container:
        options = {"preset": "veryslow", "crf": "25", "tune": "animation", "threads": "1"}
        stream = container.add_stream("libx264", rate=FPS, options=options)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for image in pictures():
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
        container.mux(stream.encode(None))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().with_name("film.mp4"))
