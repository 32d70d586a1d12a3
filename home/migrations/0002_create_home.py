from django.db import migrations


def create_home(apps, schema_editor):
    """Put our home page in the place of Wagtail's welcome page. The row is written as the guard
    would: structural, declared, public."""
    page_model = apps.get_model("core", "PortalPage")
    home_model = apps.get_model("home", "HomePage")
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="home", model="homepage"
    )
    root = page_model.objects.get(depth=1)
    locale = apps.get_model("wagtailcore", "Locale").objects.first()
    home = home_model.objects.create(
        title="Trang chủ",
        draft_title="Trang chủ",
        slug="trang-chu",
        url_path="/trang-chu/",
        path=root.path + "0002",
        depth=2,
        numchild=0,
        content_type=content_type,
        locale=locale,
        section=root,
        live=True,
        is_structural=True,
        secrecy="none",
    )
    sites = apps.get_model("wagtailcore", "Site").objects
    sites.filter(is_default_site=True).update(root_page_id=home.pk)
    page_model.objects.filter(depth=2).exclude(pk=home.pk).delete()
    page_model.objects.filter(pk=root.pk).update(numchild=1)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("core", "0005_permit_and_constraints"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(create_home, migrations.RunPython.noop)]
