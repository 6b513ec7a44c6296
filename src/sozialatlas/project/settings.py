"""Django's settings, from the table in `environment`."""

from __future__ import annotations

import django_stubs_ext

from sozialatlas.project import (
    database,
    environment,
    mail_settings,
    oidc,
    open_data_settings as open_data,
)
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
CHECK_LINKS = environment.CHECK_LINKS.read(_given)
DATA_LICENCE = open_data.LICENCE.read(_given)
PUBLISHER = open_data.PUBLISHER.read(_given)
PUBLISHER_MAIL = open_data.PUBLISHER_MAIL.read(_given)
DCAT_CONTRIBUTOR = open_data.CONTRIBUTOR.read(_given)
API_PER_MINUTE = open_data.PER_MINUTE.read(_given)
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
    "sozialatlas.core.mail",
    "sozialatlas.marketplace.entries",
    "sozialatlas.marketplace.membership",
    "sozialatlas.marketplace.proposals",
    "sozialatlas.marketplace.duplicates",
    "sozialatlas.marketplace.registration",
    "sozialatlas.marketplace.bulk",
    "sozialatlas.marketplace.freshness",
    "sozialatlas.marketplace.quality",
    "sozialatlas.marketplace.review",
    "sozialatlas.marketplace.notices",
    "sozialatlas.project.apps.ProjectConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
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
    "allauth.account.middleware.AccountMiddleware",
    "sozialatlas.accounts.second_step.AskStaff",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sozialatlas.project.saving.WaitForIndex",
    "sozialatlas.project.odd_requests.LeadBack",
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

LOGIN_URL = "account_login"
# Sign-in, see docs/decisions/0015-sign-in.md. The words for people are in the room `accounts`.
ACCOUNT_ADAPTER = "sozialatlas.accounts.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_SIGNUP_FORM_CLASS = "sozialatlas.accounts.sign_up.Named"
ACCOUNT_FORMS = {
    "login": "sozialatlas.accounts.forms.SignIn",
    "signup": "sozialatlas.accounts.forms.SignUp",
    "add_email": "sozialatlas.accounts.forms.NewEmail",
    "request_login_code": "sozialatlas.accounts.forms.AskForCode",
    "confirm_login_code": "sozialatlas.accounts.forms.SignInCode",
    "confirm_email_verification_code": "sozialatlas.accounts.forms.EmailCode",
    "confirm_password_reset_code": "sozialatlas.accounts.forms.PasswordCode",
    "reset_password": "sozialatlas.accounts.forms.ForgottenPassword",
    "reset_password_from_key": "sozialatlas.accounts.forms.PasswordAnew",
    "change_password": "sozialatlas.accounts.forms.OtherPassword",
    "set_password": "sozialatlas.accounts.forms.FirstPassword",
    "reauthenticate": "sozialatlas.accounts.forms.AgainByPassword",
}
# A code that is typed in, never a link: mail scanners open links.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 900
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 900
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if environment.HTTPS.read(_given) else "http"
MFA_ADAPTER = "sozialatlas.accounts.adapters.SecondStep"
MFA_FORMS = {
    "authenticate": "sozialatlas.accounts.forms.AppCode",
    "reauthenticate": "sozialatlas.accounts.forms.AgainByApp",
    "activate_totp": "sozialatlas.accounts.forms.FirstAppCode",
    "add_webauthn": "sozialatlas.accounts.forms.NewPasskey",
    "login_webauthn": "sozialatlas.accounts.forms.PasskeySignIn",
    "authenticate_webauthn": "sozialatlas.accounts.forms.PasskeyAsSecond",
    "reauthenticate_webauthn": "sozialatlas.accounts.forms.AgainByPasskey",
    "signup_webauthn": "sozialatlas.accounts.forms.FirstPasskey",
    "edit_webauthn": "sozialatlas.accounts.forms.PasskeyName",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or DEBUG
SOCIALACCOUNT_ADAPTER = "sozialatlas.accounts.adapters_elsewhere.Elsewhere"
SOCIALACCOUNT_FORMS = {"signup": "sozialatlas.accounts.forms_elsewhere.SignUpFromElsewhere"}
SOCIALACCOUNT_PROVIDERS = oidc.providers(_given)
SIGN_INS_ELSEWHERE = oidc.offered(_given)
STAFF_NEED_SECOND_STEP = environment.STAFF_MFA.read(_given)

# What one process remembers stays there; the counts of attempts are shared by all of them.
CACHES = {
    "default": {"BACKEND": "sozialatlas.project.caches.OwnButForAttempts"},
    "attempts": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_attempts",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}

# Mail, see docs/decisions/0016-mail.md; in the demo a page of its own shows what waits.
_mail = mail_settings.read(_given)
EMAIL_BACKEND = "sozialatlas.core.mail.backend.Backend"
EMAIL_HOST = "" if DEMO else _mail.host
EMAIL_PORT = _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.tls == "starttls", _mail.tls == "tls"
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _mail.sender
MAIL_RETURN = _mail.return_to
MAIL_BOX = "" if DEMO else _mail.box
MAIL_BOX_USER, MAIL_BOX_PASSWORD = _mail.box_user, _mail.box_password
MAIL_PER_MINUTE = _mail.per_minute
MAIL_DAYS = _mail.days
SITE_URL = environment.site_url(_given)

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
