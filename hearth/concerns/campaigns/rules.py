"""Counting without following. Plain Python."""

FEWEST_SHOWN = 6  # fewer people than this who went on could be told apart by whoever knows where a poster hangs


def shown(count: int | None) -> str:
    """A count as a page may show it: nobody, "1 to 5", or the figure."""
    if not count:
        return "0"
    return f"{count:,}" if count >= FEWEST_SHOWN else f"1 to {FEWEST_SHOWN - 1}"
