"""A parent's own way in: what help there is, in plain words, and then a short ask. Nothing here labels anybody."""
