"""Settings shared by every environment. One environment variable per real part, all optional
(design.md section 2); production.py adds what must fail closed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

SECRET_KEY = env("SECRET_KEY", default="")
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])

# Điều 3: nhuxuan.thanhhoa.gov.vn in production; where it is empty, any allowed host serves.
CANONICAL_HOST = env("CANONICAL_HOST", default="")

INSTALLED_APPS = [
    # Ours first: `workflows` replaces Wagtail's publish_scheduled, templates override Wagtail's.
    "accounts.apps.AccountsConfig",
    "library.apps.LibraryConfig",
    "workflows.apps.WorkflowsConfig",
    "directory.apps.DirectoryConfig",
    "home.apps.HomeConfig",
    "news.apps.NewsConfig",
    "documents.apps.DocumentsConfig",
    "services.apps.ServicesConfig",
    "schedule.apps.ScheduleConfig",
    "questions.apps.QuestionsConfig",
    "search.apps.SearchConfig",
    "contributions.apps.ContributionsConfig",
    "demo.apps.DemoConfig",
    "wagtail.contrib.frontend_cache",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.apps.PersonsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    # Last: its ready() puts our page form and policy where wagtail.admin's put the stock ones.
    "core.apps.CoreConfig",
]

MIDDLEWARE = [
    "core.middleware.CanonicalHostMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "home.middleware.PortalStateMiddleware",
    "accounts.middleware.CurrentTermMiddleware",
    "core.middleware.ComposedTextMiddleware",
    "core.middleware.RefusalMiddleware",
    "core.middleware.GoneMiddleware",
    "home.middleware.OldAddressMiddleware",
]

ROOT_URLCONF = "nhuxuan.urls"
WSGI_APPLICATION = "nhuxuan.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "nhuxuan" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.navigation.frame",
            ],
        },
    },
]

DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'var' / 'db.sqlite3'}")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # A write transaction takes the lock at its start, so that two approvers can't both
        # read "not yet approved" (the ledger's chain needs it).
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        # What is deleted is overwritten, not left in free pages (core.purge).
        "PRAGMA secure_delete=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env(
    "DEFAULT_FROM_EMAIL", default="Cổng thông tin điện tử <no-reply@localhost>"
)

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Điều 11: Vietnamese, and nothing else, on the public side and in the admin.
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "nhuxuan" / "locale"]
FORMAT_MODULE_PATH = ["nhuxuan.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
WAGTAILADMIN_USER_LOGIN_FORM = "accounts.forms.SignInForm"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = env("STATIC_ROOT", default=str(BASE_DIR / "var" / "static"))
STATICFILES_DIRS = [BASE_DIR / "nhuxuan" / "static"]

# Files are private: MEDIA_ROOT is served by no web server, MEDIA_URL is the one door of
# library.views (design.md section 6).
MEDIA_ROOT = env("MEDIA_ROOT", default=str(BASE_DIR / "var" / "media"))
MEDIA_URL = "/tep/"
X_ACCEL_PREFIX = env("X_ACCEL_PREFIX", default="")
STORAGES = {
    "default": {"BACKEND": "library.storage.PrivateStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_MODEL = "library.PortalDocument"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "csv", "txt", "zip"]
WAGTAILIMAGES_IMAGE_MODEL = "library.PortalImage"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_FORM_BASE = "library.forms.PortalDocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "library.forms.PortalImageForm"
# Nothing uploaded touches the disk before the scan has seen it.
FILE_UPLOAD_HANDLERS = ["library.uploads.BoundedMemoryUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

WAGTAIL_SITE_NAME = "Cổng thông tin điện tử huyện Như Xuân"
WAGTAIL_PAGE_MODEL = "core.PortalPage"
WAGTAILADMIN_BASE_URL = env("WAGTAILADMIN_BASE_URL", default="http://localhost:8000")
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
# The database answers every search; with SEARCH_URL (opensearch://host:9200, or elasticsearch://;
# `+https` for TLS; several nodes separated by commas) a search server gives the order.
WAGTAILSEARCH_BACKENDS: dict[str, dict[str, Any]] = {"default": {"BACKEND": "search.backends"}}
SEARCH_SERVER, _, _nodes = env("SEARCH_URL", default="").partition("://")
if SEARCH_SERVER:
    SEARCH_SERVER, _, _scheme = SEARCH_SERVER.partition("+")
    if SEARCH_SERVER not in ("opensearch", "elasticsearch") or not _nodes:
        raise ImproperlyConfigured(
            "SEARCH_URL: opensearch://host:port or elasticsearch://host:port"
        )
    _urls = [f"{_scheme or 'http'}://{node}" for node in _nodes.split(",")]
    WAGTAILSEARCH_BACKENDS["server"] = {
        "BACKEND": "search.backends.server",
        "URLS": _urls,
        "TIMEOUT": 5,
        "INDEX_PREFIX": env("SEARCH_INDEX_PREFIX", default="nhuxuan_"),
        # One node may be lost: its neighbour is asked in the same request.
        "OPTIONS": {"max_retries": len(_urls) - 1, "retry_on_timeout": True},
    }

# The hours of the office, by which the clocks of the chain run (workflows.working_time).
WORKING_HOURS = (("07:30", "11:30"), ("13:30", "17:00"))
# Within how many hours the unit must sign an emergency notice that is public already.
EMERGENCY_SIGNATURE_HOURS = env.int("EMERGENCY_SIGNATURE_HOURS", default=24)
# The alarm of Điều 13 khoản 1: nothing published in so many working hours, or so much waiting.
IDLE_ALARM_HOURS = env.int("IDLE_ALARM_HOURS", default=24)
QUEUE_ALARM_ITEMS = env.int("QUEUE_ALARM_ITEMS", default=30)
# What cron starts (docs/operations.md), and every how many minutes.
SCHEDULED_COMMANDS = {
    "publish_scheduled": 5,
    "send_reminders": 15,
    "remind_silent_units": 24 * 60,
    "remind_procedure_reviews": 24 * 60,
    "remind_directory_confirmations": 24 * 60,
    "remind_consultations": 24 * 60,
    "check_legal_bases": 24 * 60,
    "send_document_digests": 24 * 60,
    "purge_enquiries": 24 * 60,
    "rebuild_search": 24 * 60,
    "verify_ledger": 24 * 60,
    "verify_live": 24 * 60,
}
# Within how many working days of its signing a document is to be posted (TT 26/2009/TT-BTTTT).
DOCUMENT_POSTING_DAYS = env.int("DOCUMENT_POSTING_DAYS", default=2)
# How many days a draft is open for comments at the least (Luật 64/2025/QH15).
CONSULTATION_MIN_DAYS = env.int("CONSULTATION_MIN_DAYS", default=20)
# After how many months without a look the owner of a procedure is reminded (Điều 7 khoản 2).
PROCEDURE_REVIEW_MONTHS = env.int("PROCEDURE_REVIEW_MONTHS", default=6)
# After how many days without its unit's word an entry of the directory turns amber (a quarter).
DIRECTORY_CONFIRMATION_DAYS = env.int("DIRECTORY_CONFIRMATION_DAYS", default=92)
# Where the backups lie, so that a purge can name those that still hold what it destroyed.
BACKUP_FOLDERS = env.list("BACKUP_FOLDERS", default=[])

# The chain (design.md section 5).
WAGTAIL_FINISH_WORKFLOW_ACTION = "workflows.finish.publish_approved"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = True
# A stray keystroke of a reviewer must not become a revision in the reviewer's name.
WAGTAIL_AUTOSAVE_INTERVAL = 0
# A technical account is no party to the editorial chain and gets no titles by mail.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False

# No external request of any kind and no inline script (visual.md, house rule "security").
# Applied to the public side only; Wagtail's own admin needs inline script of its own.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"
# Addresses of the portal's own front servers, whose X-Forwarded-For is believed (core.rate_limit).
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {"nhuxuan": {"level": "INFO"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
