"""The link and the code of one person's own page."""

from hearth.concerns.link_and_code import Hashes, Secrets, new_code

__all__ = ["Secrets", "fits", "hash_of_code", "hash_of_link", "new_code"]

_hashes = Hashes("hearth.ownview")
hash_of_link, hash_of_code, fits = _hashes.of_link, _hashes.of_code, _hashes.fits
