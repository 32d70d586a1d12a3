"""Pictures: what stands in their metadata. What they show, only a person can read."""

from __future__ import annotations

import re
import warnings
from io import BytesIO

from PIL import ExifTags, Image, UnidentifiedImageError

from library.extraction.parts import Reading, Unreadable

MAX_PIXELS = 80_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_XMP_TEXT = re.compile(r">([^<>]+)<")


def is_picture(data: bytes) -> bool:
    """True for the bytes of one of the accepted formats."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            Image.open(BytesIO(data), formats=FORMATS).close()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True


def read(data: bytes) -> Reading:
    """The text in a picture's metadata.

    Raises:
        Unreadable: more pixels than anybody needs, or cut short.
    """
    reading = Reading()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise Unreadable("Ảnh có quá nhiều điểm ảnh: hãy thu nhỏ rồi tải lên.")
            image.load()
            for tag, value in image.getexif().items():
                reading.add(f"EXIF {ExifTags.TAGS.get(tag, tag)}", _words(value))
            for name, value in image.info.items():
                reading.add(f"siêu dữ liệu {name}", _words(value))
    return reading


def _words(value: object) -> str:
    if isinstance(value, bytes):
        if b"<x:xmpmeta" not in value and b"<?xpacket" not in value:
            return ""
        return "\n".join(_XMP_TEXT.findall(value.decode("utf-8", "replace")))
    return value if isinstance(value, str) else ""
