"""GOV.UK Notify. Its templates hold ((subject)) and ((body)): the words themselves are kept here, with the record."""

from django.conf import settings
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient
from requests import RequestException

from hearth.post.models import Message
from hearth.post.problems import ForGood, ForNow
from hearth.post.rules import channel_for

SECONDS = 10
BUSY = (408, 429)


class Notify:
    name = "notify"

    def send(self, message: Message) -> None:
        means = channel_for(message.to)
        template = template_for(message.kind, means)
        client = NotificationsAPIClient(settings.NOTIFY_KEY, base_url=settings.NOTIFY_URL, timeout=SECONDS)
        told = {"personalisation": {"subject": message.subject, "body": message.body}, "reference": str(message.pk)}
        try:
            if means == "text":
                client.send_sms_notification(message.to, template, **told)
            else:
                client.send_email_notification(message.to, template, **told)
        except APIError as refused:
            raise _by_code(refused) from None
        except RequestException as away:
            raise ForNow(f"GOV.UK Notify did not answer ({type(away).__name__}).") from None


def template_for(kind: str, means: str) -> str:
    """A template of the kind's own, "text.decided" say, or the one for everything that goes by this means."""
    templates: dict[str, str] = settings.NOTIFY_TEMPLATES
    if found := templates.get(f"{means}.{kind}") or templates.get(means):
        return found
    raise ForNow("No GOV.UK Notify template is set for this kind of message.")


def _by_code(refused: APIError) -> ForGood | ForNow:
    code = refused.status_code
    if 400 <= code < 500 and code not in BUSY:
        return ForGood(f"GOV.UK Notify refused it ({code}).")
    return ForNow(f"GOV.UK Notify cannot take it now ({code}).")
