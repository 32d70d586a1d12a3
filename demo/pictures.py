"""The demo's pictures: drawn by the command, kept once, used again."""

from __future__ import annotations

from django.core.files.base import ContentFile

from core.secrecy import Secrecy
from demo.drawing import SUBJECTS, draw
from library.models import PortalImage

COUNT = 40
CREDIT = "Hình minh họa"


def picture(number: int) -> PortalImage:
    """The picture of a number; beyond COUNT they come again."""
    seed = number % COUNT
    title = f"Minh họa {seed + 1:02d}"
    existing = PortalImage.objects.filter(title=title).first()
    if existing is not None:
        return existing
    subject = SUBJECTS[seed % len(SUBJECTS)]
    return PortalImage.objects.create(
        title=title,
        description=f"Tranh minh họa phong cảnh Như Xuân, bức số {seed + 1}",
        credit=CREDIT,
        secrecy=Secrecy.NONE,
        file=ContentFile(draw(seed, subject), name=f"minh-hoa-{seed + 1:02d}.jpg"),
    )
