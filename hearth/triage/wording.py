"""First drafts of what whoever told us will read. A person edits them; nothing goes out unread."""


def public_draft(council: str) -> str:
    return (
        f"Thank you for telling us. Somebody at {council} has read what you wrote and has decided what to do. "
        "To protect the family, we cannot tell you more. If you see or hear something new, please tell us again. "
        "If a child is in danger right now, ring 999."
    )


def professional_draft(council: str) -> str:
    return (
        f"{council} has considered your referral.\n\nWe decided:\n\nBecause:\n\nWhat we ask of you:\n\n"
        "If you disagree, tell us and say why."
    )
