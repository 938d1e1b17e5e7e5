"""What messages there are, in words for staff. Of a private one the page shows no address."""

from dataclasses import dataclass

DIRECTORY_CHECK = "directory_check"
NEW_WORRY, DECIDED, ACKNOWLEDGEMENT, MESSAGE_WAITING = "new_worry", "decided", "acknowledgement", "message_waiting"
INVITATION = "invitation"


@dataclass(frozen=True)
class Kind:
    what: str
    to_do: str
    private: bool = False


KINDS = {
    NEW_WORRY: Kind(
        "The notice to the duty team that a new report has arrived",
        "Open the report and make sure that somebody has it. Then have the team’s address put right.",
    ),
    DECIDED: Kind(
        "The notice to a professional that there is a decision on their referral",
        "Ring or write to the professional. The decision is waiting for them under “My referrals”.",
        private=True,
    ),
    ACKNOWLEDGEMENT: Kind(
        "The short note to somebody who told us, that we have their report",
        "Nothing more must be sent. They can still come back with their reference.",
        private=True,
    ),
    MESSAGE_WAITING: Kind(
        "The short note to somebody who told us, that there is a message for them",
        "The message is waiting for them. If you must reach them, look at how they said it is safe.",
        private=True,
    ),
    INVITATION: Kind(
        "The invitation to somebody new who is to work with Hearth",
        "Ask them for their right address, and invite them again.",
        private=True,
    ),
    DIRECTORY_CHECK: Kind(
        "The question to a service’s owner whether its entry in the directory is still right",
        "Ring the service and ask. Then say in the directory that it was checked, or change it.",
    ),
}
OTHER = Kind("A message", "Find out who should have had it, and tell them another way.", private=True)


def kind_of(name: str) -> Kind:
    return KINDS.get(name, OTHER)
