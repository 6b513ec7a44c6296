"""Django's settings, from the table in `environment`."""

from __future__ import annotations

import django_stubs_ext

from sozialatlas.project import database, environment
from sozialatlas.project.secret import secret_key

django_stubs_ext.monkeypatch()  # makes `ModelAdmin[Area]` a class, not only a type

_given = environment.current()

DATA_DIR = environment.DATA.read(_given)
DEMO = environment.DEMO.read(_given)
DEBUG = environment.DEBUG.read(_given)
_postgresql = environment.DATABASE_URL.read(_given)

SECRET_KEY = secret_key(
    environment.SECRET_KEY.read(_given), DATA_DIR, is_shared=_postgresql is not None
)
ALLOWED_HOSTS = list(environment.HOSTS.read(_given))
CSRF_TRUSTED_ORIGINS = list(environment.ORIGINS.read(_given))
CREDITS = environment.CREDITS.read(_given)
TILES_URL = environment.TILES_URL.read(_given)
TILES_CREDIT = environment.TILES_CREDIT.read(_given)
TILES_MB = environment.TILES_MB.read(_given)
TILES_DAYS = environment.TILES_DAYS.read(_given)
EXIT_URL = environment.EXIT_URL.read(_given)
RESPONSE_CACHE_MB = 0 if DEBUG else environment.CACHE_MB.read(_given)
DATABASES = {"default": database.configuration(DATA_DIR, _postgresql)}

ROOMS = [
    "sozialatlas.core",
    "sozialatlas.places",
    "sozialatlas.accounts",
    "sozialatlas.directory",
    "sozialatlas.search",
    "sozialatlas.marketplace",
    "sozialatlas.exchange",
    "sozialatlas.portal",
]
INSTALLED_APPS = [
    *ROOMS,
    "sozialatlas.core.jobs",
    "sozialatlas.project.apps.ProjectConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "sozialatlas.core.middleware.ContentSecurityPolicy",
    "sozialatlas.project.odd_requests.DropBrokenSession",
    # Before the portals: a draft is shown to who is signed in and may edit it.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sozialatlas.portal.middleware.ChoosePortal",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "sozialatlas.project.request_limits.LimitBody",
    "sozialatlas.project.odd_requests.RefuseOddAddresses",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sozialatlas.project.saving.WaitForIndex",
]
ROOT_URLCONF = "sozialatlas.project.urls"
WSGI_APPLICATION = "sozialatlas.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "de"
# Each by its own name: who needs one reads no other.
LANGUAGES = [
    ("de", "Deutsch"),
    ("de-simple", "Einfache Sprache"),
    ("en", "English"),
    ("uk", "Українська"),
    ("ru", "Русский"),
    ("tr", "Türkçe"),
    ("ar", "العربية"),
]
USE_I18N = True
USE_TZ = True
TIME_ZONE = environment.TIME_ZONE.read(_given)

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/uploads/"
MEDIA_ROOT = DATA_DIR / "uploads"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "sozialatlas.project.static_files.GatheredFiles"},
}
# Nobody else loads our files; the header would be sent with each of them.
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Before the files are gathered (`sozialatlas migrate`), they are read from where they lie.
WHITENOISE_USE_FINDERS = DEBUG or not (STATIC_ROOT / "staticfiles.json").exists()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_is_https = environment.HTTPS.read(_given)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _is_https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _is_https else None
SECURE_HSTS_SECONDS = 31_536_000 if _is_https else 0
SECURE_REFERRER_POLICY = "same-origin"

_level = environment.LOG_LEVEL.read(_given).upper()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "filters": {"refused": {"()": "sozialatlas.project.log_lines.RefusedInOneLine"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["refused"],
        },
    },
    "root": {"handlers": ["stderr"], "level": _level},
    "loggers": {
        "django": {"handlers": [], "level": _level, "propagate": True},
    },
}

CSRF_FAILURE_VIEW = "sozialatlas.portal.views.errors.csrf_failure"
