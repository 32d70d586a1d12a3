from django.db import migrations
from wagtail.models import (
    BootstrapLocaleField,
    BootstrapTranslatableModel,
    BootstrapTranslationKeyField,
)


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial"), ("wagtailcore", "0098_apitoken")]

    operations = [
        BootstrapLocaleField("core.PortalPage"),
        BootstrapTranslationKeyField("core.PortalPage"),
        BootstrapTranslatableModel("core.PortalPage"),
    ]
