from hearth.concerns.link_and_code import Hashes, Secrets

__all__ = ["Secrets", "fits", "hash_of_code", "hash_of_link"]

_hashes = Hashes("hearth.casework.outside")
hash_of_link, hash_of_code, fits = _hashes.of_link, _hashes.of_code, _hashes.fits
