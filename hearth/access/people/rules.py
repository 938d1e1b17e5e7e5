"""Invitations, and who may change whose standing. Plain Python."""

import secrets
from datetime import timedelta
from uuid import UUID

INVITATION_LASTS = timedelta(days=7)


class NotToYourself(ValueError):
    """Nobody gives themselves a role, or takes their own away. A sentence for whoever tried."""


def new_secret() -> str:
    return secrets.token_urlsafe(32)


def somebody_else(by: UUID, person: UUID) -> None:
    if by == person:
        raise NotToYourself("You cannot change your own roles. Ask another administrator.")
