"""Every screen of the desk and of the tables, for whoever opens it: no error page."""

from __future__ import annotations

import pytest
from django.test import Client

from questions.models import DataRequest, EnquiryRoute, EnquiryTerm
from tests import factories
from tests.questions.citizen import enquiry, land
from tests.workflows.test_wagtail_places import screens, visit

OURS = ("/questions/", "/cong-dan-gui/")
PEOPLE = ("contributor", "unit_head", "member", "deputy", "head", "chair", "tech", "superuser")


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_screen_leads_to_an_error_page(people: factories.People, method: str) -> None:
    message = enquiry(people.office, field=land())
    wish = DataRequest.objects.create(enquiry=message, wish="view")
    EnquiryRoute.objects.create(field=land(), body=people.office)
    EnquiryTerm.objects.create(
        kind="error", days=9, own_days=5, forward_days=9, warn_days=2, keep_days=90
    )
    keys = [message.pk, wish.pk, land().pk, 10**9]
    found = [
        address
        for address in screens({"pk": keys, "instance_pk": [str(key) for key in keys]})
        if any(part in address for part in OURS)
    ]
    broken = []
    for person in PEOPLE:
        client = Client(raise_request_exception=False)
        client.force_login(getattr(people, person))
        broken += [(person, at) for at in found if visit(client, at, method) >= 500]
    assert broken == []
    assert len(found) > 20
