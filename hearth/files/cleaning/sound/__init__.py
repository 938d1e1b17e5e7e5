"""Voice notes: the sound is kept as it is; titles, names and places written beside it are taken off."""
