"""Addresses of the desk, below the admin."""

from __future__ import annotations

from django.urls import path

from workflows.classified_views import ClassifiedItemView, ClassifiedListView
from workflows.desk_views import (
    AssignmentsView,
    ChairView,
    EmergencyView,
    OrientationView,
    OverdueView,
)
from workflows.proposal_views import ProposalsView
from workflows.sheet_views import ApprovalSheetView, approval_sheet_pdf
from workflows.views import ReviewView, RevokeDelegationView

app_name = "workflows"
urlpatterns = [
    path("duyet/<int:state_id>/", ReviewView.as_view(), name="review"),
    path("phieu-duyet/<int:page_id>/", ApprovalSheetView.as_view(), name="sheet"),
    path("phieu-duyet/<int:page_id>/pdf/", approval_sheet_pdf, name="sheet_pdf"),
    path("viec-duoc-giao/", AssignmentsView.as_view(), name="assignments"),
    path("de-xuat/", ProposalsView.as_view(), name="proposals"),
    path("qua-han/", OverdueView.as_view(), name="overdue"),
    path("dinh-huong/", OrientationView.as_view(), name="orientation"),
    path("chu-tich/<int:page_id>/", ChairView.as_view(), name="chair"),
    path("thong-bao-khan/<int:page_id>/", EmergencyView.as_view(), name="emergency"),
    path("muc-mat/", ClassifiedListView.as_view(), name="classified"),
    path("muc-mat/<int:pk>/", ClassifiedItemView.as_view(), name="classified_item"),
    path("uy-quyen/<int:pk>/thu-hoi/", RevokeDelegationView.as_view(), name="revoke"),
]
