"""Addresses of the screens, below the admin."""

from __future__ import annotations

from django.urls import path

from contributions.allowance_views import SheetsView, SheetView
from contributions.material_views import MaterialsView, MaterialView, SendAgainView, SendView
from contributions.views import CollaboratorsView, CoverageView, LoadView, UnitsView, UnitView

app_name = "contributions"
urlpatterns = [
    path("dong-gop/", UnitsView.as_view(), name="units"),
    path("dong-gop/<int:body_id>/", UnitView.as_view(), name="unit"),
    path("do-phu/", CoverageView.as_view(), name="coverage"),
    path("viec-cua-thanh-vien/", LoadView.as_view(), name="load"),
    path("cong-tac-vien/", CollaboratorsView.as_view(), name="collaborators"),
    path("tu-lieu/", MaterialsView.as_view(), name="materials"),
    path("tu-lieu/gui/", SendView.as_view(), name="send_material"),
    path("tu-lieu/gui/ban-nhap/", SendAgainView.as_view(), name="send_material_again"),
    path("tu-lieu/<int:pk>/", MaterialView.as_view(), name="material"),
    path("thu-lao/", SheetsView.as_view(), name="sheets"),
    path("thu-lao/<int:pk>/", SheetView.as_view(), name="sheet"),
]
