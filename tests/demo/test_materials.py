"""The demo's materials wait for a member, and a second loading changes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from contributions.models import Material, MaterialFile
from core.models import AuditEntry
from demo.bodies import make_bodies
from demo.materials import make_materials
from demo.people import make_accounts
from library.models import PortalImage
from tests import factories


def rows() -> list[list[Any]]:
    models = (Material, MaterialFile, AuditEntry, PortalImage)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.django_db
def test_loaded_once() -> None:
    factories.prepare_database()
    make_bodies()
    make_accounts()
    make_materials()
    before = rows()
    make_materials()
    assert rows() == before
    assert set(Material.objects.values_list("state", flat=True)) == {"sent"}
    assert MaterialFile.objects.count() == 1
