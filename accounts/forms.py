"""The forms of a user: signing in; body, post and the roles that are given by hand."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms.auth import LoginForm
from wagtail.users.forms import UserCreationForm, UserEditForm

from core.roles import BOARD_ROLES


class SignInForm(LoginForm):
    """Wagtail's, whose label of the password nobody can translate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Mật khẩu"


class _PersonForm:
    """What both forms share. The roles of the board aren't offered: they follow its record
    (accounts.BoardMembership); the technical flag is given on the server's command line only."""

    fields: dict[str, Any]

    def _narrow(self) -> None:
        if "is_superuser" in self.fields:
            self.fields["is_superuser"].disabled = True
        groups = self.fields["groups"]
        groups.queryset = groups.queryset.exclude(name__in=[role.value for role in BOARD_ROLES])


class PersonCreationForm(_PersonForm, UserCreationForm):
    """A new user."""

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"body", "job_title"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._narrow()


class PersonEditForm(_PersonForm, UserEditForm):
    """An existing user."""

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"body", "job_title"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._narrow()

    def save(self, commit: bool = True) -> Any:
        """Save, and keep the groups that follow from the board's record."""
        held = {role.value for role in BOARD_ROLES}
        kept = list(self.instance.groups.filter(name__in=held)) if self.instance.pk else []
        user = super().save(commit=commit)
        if commit:
            user.groups.add(*kept)
        return user
