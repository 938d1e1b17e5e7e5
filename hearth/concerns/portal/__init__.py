"""The public route from page to page: what was typed, what is still to ask, the whole as one telling."""
