"""A file's way in: scanned, tried out, confirmed, written whole or not at all."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from core.audit import AuditEntry
from core.legacy_text import TCVN3
from core.roles import Role
from library.imports import Column, ImportKind, Outcome, Row, registry
from library.imports.models import ImportAgeLimit, ImportRun, states
from library.imports.running import ImportRefused, commit, faults_of, start
from library.scan import FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.test import Client

    from tests.factories import People

GOOD = "Mã,Số ngày,Ghi chú\nvan-ban,31,Của huyện\ndanh-ba,90,Thị trấn Yên Cát\n"


class Limits(ImportKind):
    """A kind of the tests: rows of ImportAgeLimit."""

    code = "thu"
    label = "Thời hạn thử"
    columns = (
        Column("kind", "Mã"),
        Column("days", "Số ngày", ("Ngày",)),
        Column("note", "Ghi chú", required=False),
    )
    roles = frozenset({Role.TECH})
    finished: list[int] = []

    def parse(self, row: Row) -> dict[str, Any]:
        return {"kind": row.text("kind", longest=40), "days": row.whole_number("days", least=1)}

    def key(self, values: dict[str, Any]) -> str:
        return values["kind"]

    def keep(self, values: dict[str, Any]) -> Outcome:
        if values["kind"] == "cam":
            raise ValidationError({"days": ["Không nhận loại này."]})
        limit, is_new = ImportAgeLimit.objects.get_or_create(
            kind=values["kind"], defaults={"days": values["days"]}
        )
        if is_new:
            return Outcome.CREATED
        if limit.days == values["days"]:
            return Outcome.UNCHANGED
        limit.days = values["days"]
        limit.save()
        return Outcome.UPDATED

    def finish(self) -> None:
        self.finished.append(ImportAgeLimit.objects.count())


@pytest.fixture(autouse=True)
def kind(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Limits]]:
    monkeypatch.setitem(registry._KINDS, Limits.code, Limits)
    Limits.finished = []
    yield Limits


def upload(text: str | bytes, name: str = "thu.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def kept() -> dict[str, int]:
    return dict(ImportAgeLimit.objects.values_list("kind", "days"))


def test_dry_run_says_what_would_happen_and_writes_nothing(people: People) -> None:
    ImportAgeLimit.objects.create(kind="van-ban", days=7)
    run = start(Limits, upload(GOOD), people.tech)
    assert (run.status, run.rows, run.created, run.updated) == ("checked", 2, 1, 1)
    assert kept() == {"van-ban": 7}
    assert Limits.finished == [2]


@pytest.mark.dieu(2, khoan=3)
def test_second_import_of_the_same_file_creates_nothing(people: People) -> None:
    first = commit(start(Limits, upload(GOOD), people.tech), people.tech)
    assert (first.status, first.created) == ("done", 2)
    second = commit(start(Limits, upload(GOOD), people.tech), people.tech)
    assert (second.created, second.updated, second.unchanged) == (0, 0, 2)
    assert kept() == {"van-ban": 31, "danh-ba": 90}


def test_one_fault_keeps_everything_out(people: People) -> None:
    run = start(Limits, upload(GOOD + "phong,không,\n,5,\ncam,4,\nvan-ban,9,\n"), people.tech)
    assert run.status == "faulty"
    assert [(f["row"], f["column"]) for f in run.first_faults] == [
        (4, "Số ngày"), (5, "Mã"), (6, "Số ngày"), (7, ""),
    ]  # fmt: skip
    assert "Trùng với dòng 2" in run.first_faults[-1]["reason"]
    with pytest.raises(ImportRefused, match="sửa tệp"):
        commit(run, people.tech)
    assert kept() == {}


def test_what_became_wrong_since_the_dry_run_rolls_all_back(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = start(Limits, upload(GOOD), people.tech)
    monkeypatch.setattr(Limits, "finish", lambda _self: (_ for _ in ()).throw(ValidationError("x")))
    run = commit(run, people.tech)
    assert (run.status, run.faults, kept()) == ("faulty", 1, {})


def test_a_run_is_written_once(people: People) -> None:
    run = commit(start(Limits, upload(GOOD), people.tech), people.tech)
    with pytest.raises(ImportRefused, match="nhập rồi"):
        commit(run, people.tech)


def test_another_file_behind_the_run_is_refused(people: People) -> None:
    run = start(Limits, upload(GOOD), people.tech)
    with run.file.storage.open(run.file.name, "wb") as file:
        file.write(b"M\xc3\xa3,S\xe1\xbb\x91 ng\xc3\xa0y\nkhac,1\n")
    with pytest.raises(ImportRefused, match="khác với tệp được kiểm tra"):
        commit(run, people.tech)


def test_only_the_roles_of_the_kind_import(people: People) -> None:
    run = start(Limits, upload(GOOD), people.tech)
    for user in (people.contributor, people.head, people.superuser):
        with pytest.raises(ImportRefused, match="không được nhập"):
            start(Limits, upload(GOOD), user)
        with pytest.raises(ImportRefused, match="không được nhập"):
            commit(run, user)
    assert kept() == {}
    assert AuditEntry.objects.filter(event="import.refused").count() == 6


@pytest.mark.parametrize("row", ["x,1,TUYỆT MẬT", "x,1,Mật", "x,1,Độ mật: Tối mật", "x,1,,MẬT"])
def test_a_file_with_a_mark_of_secrecy_is_not_kept(people: People, row: str) -> None:
    with pytest.raises(FileRefused, match="dấu hiệu tài liệu mật"):
        start(Limits, upload(f"{GOOD}{row}\n"), people.tech)
    assert not ImportRun.objects.exists()


def test_old_encoding_waits_for_a_confirmation(people: People) -> None:
    codes = {letter: code for code, letter in TCVN3.items()}
    old = "".join(codes.get(char, char) for char in GOOD).encode("latin-1")
    run = start(Limits, upload(old), people.tech)
    assert (run.status, run.encoding) == ("checked", "TCVN3 (ABC)")
    assert ["ThÞ trÊn Yªn C¸t", "Thị trấn Yên Cát"] in [list(pair) for pair in run.samples]
    with pytest.raises(ImportRefused, match="chuyển thử"):
        commit(run, people.tech)
    assert commit(run, people.tech, conversion_confirmed=True).created == 2


def test_every_fault_is_in_the_file_of_faults(people: People) -> None:
    run = start(Limits, upload("Mã,Số ngày\n" + "x,\n" * 250), people.tech)
    assert (run.faults, len(run.first_faults), len(list(faults_of(run)))) == (250, 200, 250)


# The screens.


def post_file(client: Client, text: str | bytes) -> Any:
    return client.post(
        reverse("library_imports:kind", args=["thu"]), {"file": upload(text)}, follow=True
    )


def test_upload_report_confirmation(people: People, client: Client) -> None:
    client.force_login(people.tech)
    answer = post_file(client, GOOD)
    assert "sẽ tạo mới 2" in answer.content.decode()
    run = ImportRun.objects.get()
    address = reverse("library_imports:run", args=["thu", run.pk])
    done = client.post(address, {"commit": "1"}, follow=True).content.decode()
    assert "Đã nhập 2 dòng" in done
    again = client.post(address, {"commit": "1"}, follow=True).content.decode()
    assert "nhập rồi" in again
    assert kept() == {"van-ban": 31, "danh-ba": 90}


def test_report_shows_faults_and_hands_them_out(people: People, client: Client) -> None:
    client.force_login(people.tech)
    assert "không phải số nguyên" in post_file(client, GOOD + "=x,=1+1,\n").content.decode()
    address = reverse("library_imports:faults", args=["thu", ImportRun.objects.get().pk])
    text = b"".join(client.get(address).streaming_content).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[1][:2] == ["4", "Số ngày"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Tệp gửi lên trống"),
        ("Mã;Khác\na;b\n".encode(), "Thiếu cột: Số ngày"),
        (b"PK\x03\x04", "Tệp hỏng"),
    ],
)
def test_a_refused_file_says_why(people: People, client: Client, data: bytes, words: str) -> None:
    client.force_login(people.tech)
    answer = post_file(client, data)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not ImportRun.objects.exists()


def test_more_rows_than_a_browser_waits_for_are_left_to_the_command(
    people: People, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("library.imports.views.MOST_ROWS", 1)
    client.force_login(people.tech)
    assert "import_rows" in post_file(client, GOOD).content.decode()
    assert not ImportRun.objects.exists()


def test_giving_up_deletes_the_file(people: People, client: Client) -> None:
    client.force_login(people.tech)
    post_file(client, GOOD)
    run = ImportRun.objects.get()
    name = run.file.name
    client.post(reverse("library_imports:run", args=["thu", run.pk]), {"drop": "1"})
    run.refresh_from_db()
    assert (run.status, run.file.storage.exists(name), kept()) == ("dropped", False, {})


def test_forged_requests_are_refused(people: People, client: Client) -> None:
    run = start(Limits, upload(GOOD), people.tech)
    address = reverse("library_imports:run", args=["thu", run.pk])
    client.force_login(people.head)  # watches, but doesn't import this kind
    assert client.get(address).status_code == 200
    assert client.post(address, {"commit": "1"}).status_code == 403
    assert post_file(client, GOOD).status_code == 403
    client.force_login(people.contributor)
    for name, args in (("kind", ["thu"]), ("run", ["thu", run.pk]), ("faults", ["thu", run.pk])):
        answer = client.get(reverse(f"library_imports:{name}", args=args), follow=True)
        assert GOOD.split(",")[1] not in answer.content.decode()
        assert answer.redirect_chain or answer.status_code == 403
    assert kept() == {}


def test_nobody_fetches_the_file_itself(people: People, client: Client) -> None:
    run = start(Limits, upload(GOOD), people.tech)
    for user in (None, people.contributor, people.tech):
        if user:
            client.force_login(user)
        assert client.get(f"/tep/{run.file.name}").status_code == 404


@pytest.mark.dieu(13, khoan=2)
def test_each_kind_shows_its_last_run_and_whether_it_is_stale(
    people: People, client: Client
) -> None:
    def state() -> dict[str, Any]:
        return next(state for state in states() if state["kind"] is Limits)

    assert state()["is_stale"]
    run = commit(start(Limits, upload(GOOD), people.tech), people.tech)
    assert not state()["is_stale"]
    run.finished_at = timezone.now() - timezone.timedelta(days=32)
    run.save()
    assert state()["is_stale"]
    client.force_login(people.head)
    client.post(reverse("library_imports:kind", args=["thu"]), {"days": "60"})
    assert (state()["is_stale"], state()["days"]) == (False, 60)
    screen = client.get(reverse("library_imports:kinds")).content.decode()
    assert "tạo mới 2" in screen
    client.force_login(people.member)
    assert client.post(reverse("library_imports:kind", args=["thu"]), {"days": "1"}).url
    assert state()["days"] == 60


def test_empty_table_has_the_columns(people: People, client: Client) -> None:
    client.force_login(people.tech)
    answer = client.get(reverse("library_imports:empty_table", args=["thu"]))
    assert answer.content.decode("utf-8-sig").strip() == "Mã,Số ngày,Ghi chú"


# The command.


def test_command_tries_out_writes_and_fails_on_faults(people: People, tmp_path: Path) -> None:
    file = tmp_path / "thu.csv"
    file.write_text(GOOD, encoding="utf-8")
    told = io.StringIO()
    call_command("import_rows", "thu", str(file), "--by", "kythuat", stdout=told)
    assert "Chờ xác nhận: 2 dòng; tạo mới 2" in told.getvalue()
    assert kept() == {}
    call_command("import_rows", "thu", str(file), "--by", "kythuat", "--commit", stdout=told)
    assert kept() == {"van-ban": 31, "danh-ba": 90}
    file.write_text(GOOD + "x,y,\n", encoding="utf-8")
    with pytest.raises(CommandError, match="Có 1 lỗi"):
        call_command("import_rows", "thu", str(file), "--by", "kythuat", "--commit", stdout=told)
    assert "Dòng 4, cột Số ngày" in told.getvalue()
    for wrong in (["--by", "khong-ai"], ["--by", "ctv"]):
        with pytest.raises(CommandError):
            call_command("import_rows", "thu", str(file), *wrong, stdout=told)
