"""Pictures of the demo: flat landscapes of the district, drawn by the command, each different by
its seed. No faces, no text."""

from __future__ import annotations

import io
import math
import random

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1280, 720
SUBJECTS = (
    "river", "stilt_houses", "terraces", "forest", "market", "hall", "school", "festival",
)  # fmt: skip
# Sky, far hills, near hills, ground, accent.
PALETTES = (
    ("#F6D8B8", "#C98F7A", "#7C5A63", "#5B6B3F", "#C0392B"),
    ("#CFE6F2", "#8FB3A8", "#4E7F6B", "#7BA05B", "#D9A441"),
    ("#FBE7C6", "#E0A96D", "#A2604A", "#6B7F4A", "#2E6F95"),
    ("#DDE3E8", "#A7B5BD", "#6D8290", "#5E7A64", "#B5482E"),
    ("#F9EFD9", "#D6B27C", "#8C7A4F", "#A7A253", "#7A2E2E"),
    ("#D8ECE3", "#93C2A9", "#3F8468", "#86A84C", "#E07B39"),
    ("#F3D9E0", "#B48BA6", "#6A5480", "#5C7550", "#E3B23C"),
)


def draw(seed: int, subject: str) -> bytes:
    """A picture as JPEG bytes, 1280×720; the same seed and subject give the same bytes.

    Raises:
        KeyError: the subject is none of SUBJECTS.
    """
    rng = random.Random(seed * 7919 + 13)  # noqa: S311 - a drawing, not a secret
    palette = PALETTES[rng.randrange(len(PALETTES))]
    image = Image.new("RGB", (WIDTH, HEIGHT), palette[0])
    canvas = ImageDraw.Draw(image)
    _sun(canvas, rng, palette)
    _hills(canvas, rng, 300, 130, palette[1])
    _hills(canvas, rng, 400, 90, palette[2])
    canvas.rectangle((0, 500, WIDTH, HEIGHT), fill=palette[3])
    FOREGROUNDS[subject](canvas, rng, palette)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=82)
    return buffer.getvalue()


Palette = tuple[str, str, str, str, str]


def _sun(canvas: ImageDraw.ImageDraw, rng: random.Random, palette: Palette) -> None:
    x, y, radius = rng.randint(150, 1100), rng.randint(90, 210), rng.randint(40, 75)
    canvas.ellipse((x - radius, y - radius, x + radius, y + radius), fill=palette[4])


def _hills(
    canvas: ImageDraw.ImageDraw, rng: random.Random, base: int, height: int, colour: str
) -> None:
    phases = [(rng.uniform(0.5, 1.6), rng.uniform(0, 6.28)) for _wave in range(3)]
    ridge = [
        (x, base - height * sum(math.sin(x / 180 * rate + phase) for rate, phase in phases) / 3)
        for x in range(0, WIDTH + 20, 20)
    ]
    canvas.polygon([(0, HEIGHT), *ridge, (WIDTH, HEIGHT)], fill=colour)


def _house(canvas: ImageDraw.ImageDraw, x: int, y: int, size: int, palette: Palette) -> None:
    for offset in (0.1, 0.5, 0.9):
        post = x + int(size * offset)
        canvas.rectangle((post - 3, y, post + 3, y + size // 3), fill="#4A3B2E")
    canvas.rectangle((x, y - size // 3, x + size, y), fill="#8A6A4A")
    canvas.rectangle((x + size // 2 - 8, y - size // 4, x + size // 2 + 8, y), fill="#3A2C22")
    roof = [(x - size // 6, y - size // 3), (x + size // 2, y - size * 4 // 5)]
    canvas.polygon([*roof, (x + size + size // 6, y - size // 3)], fill=palette[4])


def _tree(canvas: ImageDraw.ImageDraw, x: int, y: int, size: int, colour: str) -> None:
    canvas.rectangle((x - size // 14, y - size // 2, x + size // 14, y), fill="#5A4633")
    for level in range(3):
        width = size // 2 - level * size // 9
        top = y - size // 3 - level * size // 4
        canvas.ellipse((x - width, top - size // 3, x + width, top), fill=colour)


def _river(canvas: ImageDraw.ImageDraw, rng: random.Random, palette: Palette) -> None:
    bend = rng.randint(-200, 200)
    left = [(600 + bend * i / 6 - i * 60, 500 + i * 37) for i in range(7)]
    right = [(640 + bend * i / 6 + i * 70, 500 + i * 37) for i in range(6, -1, -1)]
    canvas.polygon([*left, *right], fill="#6FA8C7")
    for _tree_number in range(9):
        x = rng.choice([rng.randint(20, 380), rng.randint(920, 1260)])
        _tree(canvas, x, rng.randint(560, 700), rng.randint(70, 130), palette[2])


def _stilt_houses(canvas: ImageDraw.ImageDraw, rng: random.Random, palette: Palette) -> None:
    for place in range(rng.randint(3, 5)):
        _house(canvas, 90 + place * 260 + rng.randint(-30, 30), rng.randint(560, 640), 150, palette)
    for _tree_number in range(5):
        _tree(
            canvas, rng.randint(20, 1260), rng.randint(610, 710), rng.randint(60, 110), palette[2]
        )


def _terraces(canvas: ImageDraw.ImageDraw, rng: random.Random, palette: Palette) -> None:
    shades = ("#C9B458", "#A8B852", "#8DA84B", "#D8C46A", "#76984A")
    for step in range(9):
        y = 470 + step * 28
        wave = rng.randint(10, 26)
        points = [(x, y + wave * math.sin(x / 140 + step)) for x in range(0, WIDTH + 20, 20)]
        canvas.polygon([(0, HEIGHT), *points, (WIDTH, HEIGHT)], fill=shades[step % len(shades)])
    _house(canvas, rng.randint(150, 950), 560, 120, palette)


def _forest(canvas: ImageDraw.ImageDraw, rng: random.Random, palette: Palette) -> None:
    greens = ("#2F5D43", "#3F7A55", "#557F3E", palette[2])
    for row in range(4):
        for _tree_number in range(12):
            size = 110 + row * 45
            x = rng.randint(-20, WIDTH + 20)
            _tree(canvas, x, 500 + row * 65 + rng.randint(-15, 15), size, greens[row])


def _market(canvas: ImageDraw.ImageDraw, rng: random.Random, palette: Palette) -> None:
    colours = ("#C0392B", "#D9A441", "#2E6F95", "#5B7F3A", palette[4])
    for place in range(6):
        x, y = 50 + place * 205, rng.randint(560, 640)
        canvas.rectangle((x, y, x + 150, y + 60), fill="#A57C52")
        for fruit in range(7):
            at = x + 12 + fruit * 20
            canvas.ellipse((at - 9, y - 14, at + 9, y + 4), fill=rng.choice(colours))
        awning = [(x - 20, y - 60), (x + 75, y - 110), (x + 170, y - 60)]
        canvas.polygon(awning, fill=colours[place % len(colours)])
        canvas.line((x, y - 60, x, y), fill="#5A4633", width=5)
        canvas.line((x + 150, y - 60, x + 150, y), fill="#5A4633", width=5)


def _building(canvas: ImageDraw.ImageDraw, x: int, wall: str, roof: str, windows: int) -> None:
    width = windows * 90 + 60
    canvas.rectangle((x, 430, x + width, 620), fill=wall)
    canvas.polygon([(x - 30, 430), (x + width // 2, 350), (x + width + 30, 430)], fill=roof)
    for number in range(windows):
        left = x + 40 + number * 90
        canvas.rectangle((left, 480, left + 50, 560), fill="#5C7F99")
    canvas.rectangle((0, 620, WIDTH, 640), fill="#B9A98B")


def _flag(canvas: ImageDraw.ImageDraw, x: int) -> None:
    canvas.rectangle((x, 270, x + 6, 620), fill="#6B6B6B")
    canvas.rectangle((x + 6, 275, x + 96, 335), fill="#C8102E")
    points = []
    for corner in range(10):
        radius = 18 if corner % 2 == 0 else 7
        angle = math.pi / 5 * corner - math.pi / 2
        points.append((x + 51 + radius * math.cos(angle), 305 + radius * math.sin(angle)))
    canvas.polygon(points, fill="#FFCD00")


def _hall(canvas: ImageDraw.ImageDraw, rng: random.Random, palette: Palette) -> None:
    x = rng.randint(280, 420)
    _building(canvas, x, "#E9DDC3", palette[4], 6)
    _flag(canvas, x - 90)
    for place in range(4):
        _tree(canvas, 60 + place * 380, 700, rng.randint(80, 120), palette[2])


def _school(canvas: ImageDraw.ImageDraw, rng: random.Random, palette: Palette) -> None:
    x = rng.randint(150, 260)
    _building(canvas, x, "#F2D98B", "#A3442E", 9)
    _flag(canvas, x + 920)
    _tree(canvas, rng.randint(60, 140), 690, 170, palette[2])


def _festival(canvas: ImageDraw.ImageDraw, rng: random.Random, palette: Palette) -> None:
    colours = ("#C0392B", "#D9A441", "#2E6F95", "#7A2E2E", palette[4])
    for string in range(3):
        y = 330 + string * 46
        for flag in range(26):
            x = flag * 50 + string * 15
            sag = 24 * math.sin(flag / 4 + string)
            triangle = [(x, y + sag), (x + 34, y + sag), (x + 17, y + 38 + sag)]
            canvas.polygon(triangle, fill=colours[(flag + string) % len(colours)])
    for place in range(5):
        x, radius = 160 + place * 240, rng.randint(38, 62)
        canvas.rectangle((x - 4, 520, x + 4, 700), fill="#5A4633")
        canvas.ellipse((x - radius, 560 - radius, x + radius, 560 + radius), fill="#B8860B")
        canvas.ellipse((x - 14, 546, x + 14, 574), fill="#8A6508")


FOREGROUNDS = {
    "river": _river,
    "stilt_houses": _stilt_houses,
    "terraces": _terraces,
    "forest": _forest,
    "market": _market,
    "hall": _hall,
    "school": _school,
    "festival": _festival,
}
