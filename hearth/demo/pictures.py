"""A photo for the demonstration, drawn here: a window with a hole in it, and nobody in the picture."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

SIZE = WIDTH, HEIGHT = 1280, 960
FRAME = (380, 150, 900, 690)
HOLE = [
    *((600, 320), (640, 372), (735, 350), (722, 430), (760, 500)),
    *((690, 512), (640, 560), (586, 520), (520, 480), (548, 405)),
]
CRACKS = [((760, 500), (898, 600)), ((640, 560), (600, 688)), ((520, 480), (382, 560)), ((600, 320), (540, 152))]


def broken_window() -> bytes:
    """As a neighbour might take it from the pavement, as a JPEG."""
    picture = Image.new("RGB", SIZE, "#8f5f4b")
    drawing = ImageDraw.Draw(picture)
    _bricks(drawing)
    _window(drawing)
    kept = BytesIO()
    picture.filter(ImageFilter.GaussianBlur(1.2)).save(kept, "JPEG", quality=85)
    return kept.getvalue()


def _bricks(drawing: ImageDraw.ImageDraw) -> None:
    for row, top in enumerate(range(0, HEIGHT, 48)):
        for left in range(-60 if row % 2 else 0, WIDTH, 120):
            shade = 118 + (row * 37 + left * 11) % 28
            drawing.rectangle((left + 3, top + 3, left + 117, top + 45), fill=(shade + 22, shade - 34, shade - 54))


def _window(drawing: ImageDraw.ImageDraw) -> None:
    left, top, right, bottom = FRAME
    drawing.rectangle((left - 26, top - 26, right + 26, bottom + 26), fill="#e8e2d6")
    drawing.rectangle(FRAME, fill="#48606e")
    drawing.polygon([(left, bottom), (right, top), (right, top + 150), (left + 150, bottom)], fill="#5b7482")
    drawing.polygon(HOLE, fill="#12181c")
    for start, end in CRACKS:
        drawing.line([start, end], fill="#cfdde2", width=3)
    drawing.rectangle((left - 50, bottom + 26, right + 50, bottom + 60), fill="#cfc7b6")
