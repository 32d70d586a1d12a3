from django.db import migrations


def close_stock_pages(apps, schema_editor):
    """Wagtail's data migration made a live root and a live welcome page; both would break the
    constraints of the next migration."""
    pages = apps.get_model("core", "PortalPage").objects
    pages.filter(depth=1).update(is_structural=True, secrecy="none")
    pages.filter(depth__gt=1).update(live=False)


class Migration(migrations.Migration):
    dependencies = [("core", "0003_revisions_cover_section")]

    operations = [migrations.RunPython(close_stock_pages, migrations.RunPython.noop)]
