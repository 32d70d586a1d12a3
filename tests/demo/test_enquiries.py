"""The demo's messages of citizens: in every state of the desk, made once, with nobody behind."""

from __future__ import annotations

import pytest

from demo.bodies import make_bodies
from demo.enquiries import make_enquiries
from demo.people import make_accounts
from questions.masking import private_parts
from questions.models import Enquiry, EnquiryRoute, Sender
from tests import factories


@pytest.mark.django_db
def test_messages_in_every_state_are_made_once() -> None:
    factories.prepare_database()
    make_bodies()
    make_accounts()
    for _ in range(2):
        make_enquiries()
    states = list(Enquiry.objects.values_list("state", flat=True))
    assert set(states) == {"received", "drafted", "signed", "answered", "closed"}
    assert len(states) == 9
    assert not Enquiry.objects.filter(body=None).exists()
    assert EnquiryRoute.objects.filter(field=None, commune=None).count() == 1
    assert not Sender.objects.exists()
    assert not any(private_parts(text) for text in Enquiry.objects.values_list("text", flat=True))
