"""Settings. What differs between deployments comes from the environment; what differs between agencies, the database.

HEARTH_HOME            where files live (default `var/`)
DATABASE_URL           the application's role, owning nothing; without it the embedded PostgreSQL is used
DATABASE_OWNER_URL     the role that migrates and loads
HEARTH_SECRET_KEY      required with DATABASE_URL
HEARTH_HOSTS           names this Hearth answers to, separated by commas
HEARTH_PROXIES         how many proxies stand before this server (default 1; 0 with the embedded PostgreSQL)
HEARTH_HEADS           the folder to which the log's newest links are added every hour (default `heads` in the home)
HEARTH_OPENINGS_AN_HOUR  how many records one person opens within an hour before they are asked for a code (default 150)
HEARTH_FEED_HOSTS      hosts of other directories that the operator vouches for, inside the network or unencrypted
HEARTH_FILES           the folder of files that people send (default `files` in the home), always sealed
HEARTH_FILES_KEYS      keys to seal them with, `name:64 hex digits`, separated by commas, the newest first; needed where
                       several machines share the folder, else the home makes one for itself
HEARTH_FILES_QUOTA     how many megabytes of files one agency may keep (default 50,000)
HEARTH_CLAMD           where to have them scanned: `unix:/run/clamav/clamd.ctl` or `tcp:host:3310`
HEARTH_DEMO=1          invented families, a page of personas and a visible outbox; never in production
EMAIL_HOST             a mail server; with EMAIL_PORT, EMAIL_USER, EMAIL_PASSWORD, EMAIL_TLS=1 where it asks for them
HEARTH_NOTIFY_KEY      a GOV.UK Notify key, which then sends email and texts in the mail server's place
HEARTH_NOTIFY_TEMPLATES  its templates: email=ID,text=ID and, if wanted, email.acknowledgement=ID and so on
HEARTH_WEBHOOK_HOSTS   hosts in your own network that messages to other systems may reach, separated by commas
"""

import os
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from hearth.config import embedded
from hearth.config.home import home, secret
from hearth.config.sealing_keys import keys_in

EMBEDDED = "DATABASE_URL" not in os.environ
DEMO = os.environ.get("HEARTH_DEMO") == "1"
TESTING = os.environ.get("HEARTH_TESTING") == "1"
HEARTH_HOME = home()
DEBUG = False
SECRET_KEY = os.environ["HEARTH_SECRET_KEY"] if not EMBEDDED else secret("secret-key")
ALLOWED_HOSTS = os.environ.get("HEARTH_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")


def database(address: str) -> dict[str, Any]:
    """Django's form of a postgresql:// address."""
    parts = urlsplit(address)
    options = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        # PostgreSQL plans a question once a connection: with row-level security, planning cost more than answering.
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 2, **options},
    }


DATABASES = {
    "default": database(os.environ.get("DATABASE_URL") or embedded.url("hearth_app")),
    "owner": database(os.environ.get("DATABASE_OWNER_URL") or embedded.url("hearth_owner")),
}
DATABASE_ROUTERS = ["hearth.config.routing.OwnerMigrates"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "procrastinate.contrib.django",
    "hearth.ui",
    "hearth.audit",
    "hearth.scope",
    "hearth.places",
    "hearth.worklist",
    "hearth.post",
    "hearth.drafts",
    "hearth.files",
    "hearth.access",
    "hearth.practice",
    "hearth.directory",
    "hearth.families",
    "hearth.chronology",
    "hearth.referrals",
    "hearth.concerns",
    "hearth.triage",
    "hearth.assessments",
    "hearth.casework",
    "hearth.ownview",
    "hearth.familyfile",
    "hearth.outcomes",
    "hearth.tracks",
    "hearth.costs",
    *(["hearth.demo"] if DEMO else []),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "hearth.ui.middleware.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "hearth.concerns.young.speaking.SayTi",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hearth.access.sessions.middleware.EndOfSession",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "hearth.config.urls"
WSGI_APPLICATION = "hearth.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "hearth.ui.jinja.environment"},
    },
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

LANGUAGE_CODE = "en-gb"  # Welsh pages have an address of their own, under /cy/
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]
TIME_ZONE = "Europe/London"  # stored in UTC, shown here
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = home() / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not TESTING
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Signing in
AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "hearth.access.account.StaffBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "hearth.access.passwords.NotCommonWithAnEnding"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_ADAPTER = "hearth.access.signing_in.StaffAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"} if not TESTING else False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Hearth"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "first_page"
LOGOUT_REDIRECT_URL = "account_login"
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_ENABLED = not TESTING
AXES_VERBOSE = False

# How many proxies of ours stand before this server: the address that the last of them saw is the visitor's.
TRUSTED_PROXIES = int(os.environ.get("HEARTH_PROXIES", "0" if EMBEDDED else "1"))

SESSION_ENGINE = "hearth.access.account"
SESSION_COOKIE_AGE = 48 * 60 * 60  # longer than any session lasts: one that has ended still says whose it was
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # gone with the browser: a cookie of a year would tell whoever shares the telephone
CSRF_FAILURE_VIEW = "hearth.config.failures.csrf_failure"
if not EMBEDDED:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000

# More records than this within an hour: whoever opens them shows that it is they, and their manager is told.
OPENINGS_AN_HOUR = int(os.environ.get("HEARTH_OPENINGS_AN_HOUR", "150"))
HEADS_FOLDER = Path(os.environ.get("HEARTH_HEADS") or home() / "heads")  # of the log's chains; copy it elsewhere

# Files that people send
FILES_FOLDER = os.environ.get("HEARTH_FILES") or home() / "files"
FILES_KEYS = keys_in(os.environ.get("HEARTH_FILES_KEYS", "")) or {"home": sha256(secret("files-key").encode()).digest()}
FILES_QUOTA = int(os.environ.get("HEARTH_FILES_QUOTA", "50000")) * 1_000_000
CLAMD = os.environ.get("HEARTH_CLAMD", "")
FILE_UPLOAD_HANDLERS = ["hearth.files.uploading.InMemory"]
DATA_UPLOAD_MAX_NUMBER_FILES = 500  # too many are answered in words, next to the field

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if "EMAIL_HOST" in os.environ
    else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_TLS") == "1"
NOTIFY_KEY = os.environ.get("HEARTH_NOTIFY_KEY", "")
NOTIFY_URL = os.environ.get("HEARTH_NOTIFY_URL", "https://api.notifications.service.gov.uk")
NOTIFY_TEMPLATES = dict(
    each.strip().split("=", 1) for each in os.environ.get("HEARTH_NOTIFY_TEMPLATES", "").split(",") if "=" in each
)
WEBHOOK_HOSTS = frozenset(host for host in os.environ.get("HEARTH_WEBHOOK_HOSTS", "").split(",") if host)
FEED_HOSTS = frozenset(host for host in os.environ.get("HEARTH_FEED_HOSTS", "").split(",") if host)
OUTBOX = DEMO  # nothing leaves a demonstration
DEFAULT_FROM_EMAIL = os.environ.get("HEARTH_FROM", "hearth@hearth.example")

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},  # a refused page is in the audit log, not here
        "axes": {"level": "ERROR"},
        "notifications_python_client": {"level": "ERROR"},  # a refused message is in the record, not here
    },
}
