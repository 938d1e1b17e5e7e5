"""What is wrong with a body: where, as a JSON pointer, and in a sentence."""

from pydantic import ValidationError

from hearth.access.api.problems import Problem
from hearth.concerns.rules import MOST_CHILDREN

KINDS = {
    "missing": "This is missing.",
    "extra_forbidden": "We do not know this field.",
    "string_type": "This must be text.",
    "bool_type": "This must be true or false.",
    "model_type": "This must be an object: {…}.",
    "tuple_type": "This must be a list: […].",
    "too_long": f"At most {MOST_CHILDREN} children fit into one report.",
    "literal_error": "This must be one of the values in the description.",
}


def problem_of(trouble: ValidationError) -> Problem:
    """400 where it is no JSON at all, else 422 with everything that is wrong."""
    found: dict[str, str] = {}
    for error in trouble.errors(include_url=False, include_input=False):
        if error["type"] == "json_invalid":
            return Problem("bad-request", "The body is not JSON, or has characters that UTF-8 does not know.")
        cause = error.get("ctx", {}).get("error")
        sentence = str(cause) if cause else KINDS.get(error["type"], f"{error['msg']}.")
        found.setdefault(_pointer(error["loc"]), sentence)
    errors = [{"pointer": pointer, "detail": sentence} for pointer, sentence in found.items()]
    return Problem("not-valid", "Put right what is listed and send it again. Nothing was kept.", errors=errors)


def _pointer(place: tuple[int | str, ...]) -> str:
    """As RFC 6901 writes them: #/children/0/born."""
    return "#" + "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in place)
