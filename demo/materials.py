"""The demo's materials, waiting for a member of the board."""

from __future__ import annotations

import datetime

from django.utils import timezone

from contributions.materials import send
from contributions.models import Material, MaterialFile
from core.secrecy import Secrecy
from demo.content.materials import MATERIALS
from demo.people import writer_of
from demo.pictures import picture


def make_materials() -> None:
    """Send what is missing, told by its title."""
    for body, kind, title, text, days_ago, place, number in MATERIALS:
        if Material.objects.filter(title=title).exists():
            continue
        material = Material(
            kind=kind,
            title=title,
            text=text,
            happened_on=timezone.localdate() - datetime.timedelta(days=days_ago),
            place=place,
            secrecy=Secrecy.NONE,
        )
        send(material, writer_of(body), [])
        if number is not None:
            MaterialFile.objects.create(material=material, image=picture(number))
