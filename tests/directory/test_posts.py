"""Posts and who holds them: never two full holders of one post, in the model and in PostgreSQL."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.models import Appointment, Body, Number, Person, Post
from directory.models.posts import comparable
from tests import factories

FIRST = datetime.date(2026, 1, 1)
Form = Appointment.Form


def day(number: int) -> datetime.date:
    return FIRST + datetime.timedelta(days=number)


@pytest.fixture
def post(db: None) -> Post:
    return Post.objects.create(body=factories.BodyFactory(), title="Trưởng phòng")


def appoint(post: Post, starts: int, ends: int | None = None, **values: Any) -> Appointment:
    values.setdefault("person", Person.objects.create(name="Người Giữ Chức"))
    return Appointment.objects.create(
        post=post,
        starts=day(starts),
        ends=None if ends is None else day(ends),
        decision="1/QĐ-UBND",
        **values,
    )


periods = st.tuples(st.integers(0, 30), st.one_of(st.none(), st.integers(0, 10))).map(
    lambda p: (p[0], None if p[1] is None else p[0] + p[1])
)
wanted = st.lists(st.tuples(periods, st.sampled_from(Form.values)), max_size=7)


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(wanted=wanted, single=st.booleans())
def test_against_a_calendar_filled_day_by_day(
    post: Post, wanted: list[tuple[tuple[int, int | None], str]], single: bool
) -> None:
    """Brute force: an open end lasts to the end of the calendar, a day has one full holder."""
    Appointment.objects.all().delete()
    post.is_single = single
    post.save()
    full: set[int] = set()
    for (starts, ends), form in wanted:
        lasts = set(range(starts, 60 if ends is None else ends + 1))
        collides = single and form == Form.OFFICIAL and bool(full & lasts)
        try:
            appoint(post, starts, ends, form=form)
        except ValidationError:
            assert collides
        else:
            assert not collides
            full |= lasts if form == Form.OFFICIAL else set()


def test_an_acting_holder_may_stand_beside_the_full_one(post: Post) -> None:
    appoint(post, 0)
    acting = appoint(post, 5, 10, form=Form.ACTING)
    in_charge = appoint(post, 5, 10, form=Form.IN_CHARGE)
    assert (acting.title, in_charge.title) == (
        "Quyền Trưởng phòng", "Trưởng phòng (người phụ trách)",
    )  # fmt: skip
    acting.form = Form.OFFICIAL
    with pytest.raises(ValidationError, match="đã có người giữ"):
        acting.save()


def test_one_person_holds_several_posts(post: Post) -> None:
    other = Post.objects.create(body=post.body, title="Bí thư chi bộ")
    person = Person.objects.create(name="Người Kiêm Nhiệm")
    appoint(post, 0, person=person)
    appoint(other, 0, person=person)
    assert person.appointments.on(day(3)).count() == 2


def test_a_post_of_two_holders_does_not_become_one_persons(post: Post) -> None:
    post.is_single = False
    post.save()
    appoint(post, 0)
    appoint(post, 5)
    post.is_single = True
    with pytest.raises(ValidationError, match="hai người giữ chức vụ này cùng thời gian"):
        post.full_clean()


def test_the_days_are_in_order(post: Post) -> None:
    with pytest.raises(ValidationError, match="Ngày kết thúc phải sau"):
        appoint(post, 5, 4)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no such constraint")
def test_the_database_itself_refuses_a_second_full_holder(post: Post) -> None:
    appoint(post, 0, 10)
    second = Appointment(
        post=post, person=Person.objects.create(name="Hai"), starts=day(10), decision="2/QĐ"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Model.save(second)
    second.fills_post = False
    models.Model.save(second)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.filter(pk=second.pk).update(fills_post=True)
    third = Appointment(post=post, person=second.person, starts=day(11), decision="3/QĐ")
    models.Model.save(third)


# --- numbers --------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_number_is_internal_unless_somebody_says_otherwise() -> None:
    body: Body = factories.BodyFactory()
    post = Post.objects.create(body=body, title="Văn thư")
    number = Number.objects.create(post=post, value="0237 000 0009")
    assert not number.is_public
    assert Number.objects.internal() == {"02370000009"}


@pytest.mark.parametrize(
    ("kind", "value"), [("email", "khong-phai-dia-chi"), ("phone", "gọi sau"), ("mobile", "12")]
)
def test_what_cannot_be_called_or_written_to_is_refused(kind: str, value: str) -> None:
    with pytest.raises(ValidationError):
        Number(kind=kind, value=value).clean()


@pytest.mark.parametrize(
    "spelling", ["0237 000 0009", "0237.000.0009", "+84 237 000 0009", "(0237) 000-0009"]
)
def test_spellings_of_one_number_are_the_same(spelling: str) -> None:
    assert comparable(spelling) == "02370000009"
