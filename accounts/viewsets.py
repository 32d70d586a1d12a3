"""Wagtail's screens of users, with our forms."""

from __future__ import annotations

from wagtail.users.views.users import UserViewSet

from accounts.forms import PersonCreationForm, PersonEditForm


class PersonViewSet(UserViewSet):
    """Users with body and post."""

    def get_form_class(self, for_update: bool = False) -> type:
        """The form to create or to edit with."""
        return PersonEditForm if for_update else PersonCreationForm
