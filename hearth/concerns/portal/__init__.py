"""The public route from page to page: what was typed, what is still to ask, and the whole of it as one telling."""
