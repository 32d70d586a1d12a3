"""What the kernel puts into Wagtail's admin."""

from __future__ import annotations

from wagtail import hooks

from core.page_register import PageRegisterGroup


@hooks.register("register_admin_viewset")
def page_registers() -> PageRegisterGroup:
    """The menu of the registers."""
    return PageRegisterGroup()
