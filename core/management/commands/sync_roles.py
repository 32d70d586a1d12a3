"""Apply the table of roles (core.roles) to Django's groups and Wagtail's permissions."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from core.models import PortalPage
from core.roles import GRANTS, Grant, Role


class Command(BaseCommand):
    """Make each role's group hold exactly what the table grants, and remove Wagtail's stock
    groups, which would hold `publish`. Repeating it changes nothing."""

    help = "Áp bảng vai trò vào nhóm và quyền. --check: chỉ kiểm tra, thoát khác 0 nếu lệch."

    def add_arguments(self, parser: Any) -> None:
        """--check compares without writing."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Apply or compare."""
        with transaction.atomic():
            changed = [role.value for role in Role if self._apply(role)]
            stock = Group.objects.filter(name__in=["Editors", "Moderators"])
            changed += list(stock.values_list("name", flat=True))
            stock.delete()
            if options["check"]:
                transaction.set_rollback(True)
        if options["check"] and changed:
            raise CommandError(f"Nhóm lệch với bảng vai trò: {', '.join(changed)}.")
        self.stdout.write(f"Vai trò: {len(Role)} nhóm, {len(changed)} nhóm vừa chỉnh.")

    def _apply(self, role: Role) -> bool:
        group, created = Group.objects.get_or_create(name=role.value)
        grant = GRANTS[role]
        models = self._set_models(group, grant)
        pages = self._set_pages(group, grant)
        files = self._set_files(group, grant)
        return created or models or pages or files

    def _set_models(self, group: Group, grant: Grant) -> bool:
        wanted = {_permission(label) for label in grant.models}
        current = set(group.permissions.all())
        group.permissions.set(wanted)
        return wanted != current

    def _set_pages(self, group: Group, grant: Grant) -> bool:
        root = PortalPage.get_first_root_node()
        content_type = ContentType.objects.get_for_model(PortalPage)
        wanted = {(root.pk, _verb(content_type, verb, PortalPage)) for verb in grant.pages}
        held = GroupPagePermission.objects.filter(group=group)
        current = {(row.page_id, row.permission) for row in held.select_related("permission")}
        if wanted == current:
            return False
        held.delete()
        for page_id, permission in wanted:
            GroupPagePermission.objects.create(group=group, page_id=page_id, permission=permission)
        return True

    def _set_files(self, group: Group, grant: Grant) -> bool:
        root = Collection.get_first_root_node()
        wanted = {
            (root.pk, _verb(ContentType.objects.get_for_model(model), verb, model))
            for model in (Document, Image)  # Wagtail asks for the stock models' permissions
            for verb in grant.files
        }
        held = GroupCollectionPermission.objects.filter(group=group)
        current = {(row.collection_id, row.permission) for row in held.select_related("permission")}
        if wanted == current:
            return False
        held.delete()
        for collection_id, permission in wanted:
            GroupCollectionPermission.objects.create(
                group=group, collection_id=collection_id, permission=permission
            )
        return True


def _permission(label: str) -> Permission:
    app, codename = label.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _verb(content_type: ContentType, verb: str, model: Any) -> Permission:
    return Permission.objects.get(
        content_type=content_type, codename=f"{verb}_{model._meta.model_name}"
    )
