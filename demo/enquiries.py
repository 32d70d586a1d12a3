"""The demo's messages of citizens, each led to its state by the steps that officers take."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from accounts.models import User
from demo.content.enquiries import ENQUIRIES, FIELDS, OFFICE
from demo.people import head_of, writer_of
from directory.models import Body
from questions import handling
from questions.codes import new_code
from questions.models import ConsentText, Enquiry, EnquiryField, EnquiryRoute, body_for

ANSWER = "Cảm ơn ông, bà. Mời mang giấy tờ tùy thân tới bộ phận một cửa để được hướng dẫn cụ thể."
ELSEWHERE = "Nội dung thuộc đơn vị khác, đã chuyển để trả lời đúng thẩm quyền."
COMPLAINT = "Tố cáo không xử lý ở mục này. Mời gửi đơn tới Ban Tiếp công dân huyện."
MORE_TIME = "Cần tập hợp số liệu từ nhiều đơn vị."


def make_enquiries() -> None:
    """Fields, routes and messages, where they are missing."""
    for rank, (name, code) in enumerate(FIELDS, start=1):
        field, _made = EnquiryField.objects.get_or_create(name=name, defaults={"rank": rank})
        _route(field, code)
    _route(None, OFFICE)
    for number, row in enumerate(ENQUIRIES):
        if not Enquiry.objects.filter(ticket=f"demo-{number}").exists():
            _make(f"demo-{number}", row)


def _route(field: EnquiryField | None, code: str) -> None:
    EnquiryRoute.objects.get_or_create(
        field=field, commune=None, defaults={"body": Body.objects.get(code=code)}
    )


def _make(ticket: str, row: tuple[str, str, str, int, str, str]) -> None:
    kind, field_name, place_code, days_ago, text, done = row
    field = EnquiryField.objects.filter(name=field_name).first()
    place = Body.objects.filter(code=place_code).first()
    is_office = place is not None and place.kind != "commune"
    enquiry = Enquiry(
        code=new_code(),
        ticket=ticket,
        kind=kind,
        field=field,
        place=place,
        text=text,
        address="/danh-ba/" if kind == "error" else "",
        reply=Enquiry.Reply.CODE,
        consent=ConsentText.current(),
        body=place if is_office else body_for(field, place),
        received_at=timezone.now() - datetime.timedelta(days=days_ago),
    )
    enquiry.set_due()
    enquiry.save()
    handling.write_step(enquiry, handling.Action.RECEIVE, None, body=enquiry.body)
    _lead(enquiry, done)


def _lead(enquiry: Enquiry, done: str) -> None:
    """Take the steps up to the one that the row names."""
    code: Any = enquiry.body.code if enquiry.body else OFFICE
    writer, head = writer_of(code), head_of(code)
    if done == "transfer":
        handling.transfer(enquiry, writer, enquiry.place, ELSEWHERE)
    elif done == "close":
        handling.close(enquiry, head, handling.Outcome.OUT_OF_SCOPE, COMPLAINT)
    elif done == "extend":
        handling.extend(enquiry, writer, MORE_TIME)
    elif done in ("draft", "sign", "answer"):
        mark = handling.draft_answer(enquiry, writer, ANSWER).answer_mark
        if done in ("sign", "answer"):
            handling.sign(enquiry, head, mark)
        if done == "answer":
            handling.confirm(enquiry, User.objects.get(username="photruongban"), mark)
