"""`id__among=ids`: one of a list, which is one value however many there are.

Django's `in` has as many places as the list, so that a question about seven rows is another question than one about
eight, and neither the process nor PostgreSQL can keep its plan.
"""

from typing import Any

from django.db.models import Lookup, TextField, UUIDField


@TextField.register_lookup
@UUIDField.register_lookup
class Among(Lookup):  # type: ignore[type-arg]
    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        lhs, values = self.process_lhs(compiler, connection)
        return f"{lhs} = ANY(%s)", (*values, list(self.rhs))
