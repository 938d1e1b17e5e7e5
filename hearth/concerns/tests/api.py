"""Another agency's system, as the tests have it speak."""

import json
from typing import Any

from django.test import Client

ADDRESS = "/api/v1/concerns"
JSON = "application/json"
PROBLEM = "application/problem+json"
BODY = {
    "account": "She came to school in wet clothes. 👧",
    "lives_postcode": "nm11aa",
    "children": [{"age": "about six"}],
}


class System:
    """It has a key, and sends and asks with it."""

    def __init__(self, secret: str = "") -> None:
        self.client = Client()
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    def send(self, body: Any = BODY, key: str = "a-key-of-the-other-system", kind: str = JSON, **headers: str) -> Any:
        given = body if isinstance(body, bytes | str) else json.dumps(body)
        headers = self.headers | {"Idempotency-Key": key} | headers
        return self.client.post(ADDRESS, given, content_type=kind, headers=headers)

    def ask(self, reference: str) -> Any:
        return self.client.get(f"{ADDRESS}/{reference}", headers=self.headers)


def is_problem(answer: Any, status: int) -> dict[str, Any]:
    """The problem it tells: in JSON, whole, in sentences, and with nothing of our insides."""
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, PROBLEM)
    told: dict[str, Any] = answer.json()
    assert told["status"] == status
    assert told["type"].startswith("/developers#")
    assert told["detail"].endswith(".")
    assert "Traceback" not in answer.text
    return told


def errors(answer: Any) -> dict[str, str]:
    """What to put right, by where it is."""
    return {each.get("pointer") or each["header"]: each["detail"] for each in is_problem(answer, 422)["errors"]}
