"""A mail server. What it says about an address decides whether another try makes sense."""

from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException, SMTPSenderRefused

from django.core.mail import EmailMessage, get_connection

from hearth.post.models import Message
from hearth.post.problems import ForGood, ForNow

SECONDS = 10


class MailServer:
    name = "email"

    def send(self, message: Message) -> None:
        letter = EmailMessage(
            message.subject,
            message.body,
            to=[message.to],
            connection=get_connection(timeout=SECONDS),
            headers={"Message-ID": f"<{message.pk}@hearth>"},
        )
        try:
            letter.send()
        except SMTPRecipientsRefused as refused:
            raise _by_code(max(code for code, _ in refused.recipients.values())) from None
        except SMTPSenderRefused:
            raise ForNow("The mail server does not take mail from our own address.") from None
        except SMTPResponseException as refused:
            raise _by_code(int(refused.smtp_code)) from None
        except (OSError, SMTPException) as away:
            raise ForNow(f"The mail server did not answer ({type(away).__name__}).") from None
        except ValueError:  # an address or subject that cannot be written into a letter's head
            raise ForGood("The address is not an email address.") from None


def _by_code(code: int) -> ForGood | ForNow:
    """5xx about the recipient or the letter is for good; a wrong password is ours to put right, and is not."""
    if 500 <= code < 600 and code not in (530, 534, 535, 538):
        return ForGood(f"The mail server refused the address or the message ({code}).")
    return ForNow(f"The mail server cannot take it now ({code}).")
