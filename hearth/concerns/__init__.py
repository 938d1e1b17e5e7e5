"""Somebody is worried: the public portal, the professional's route, staff's log of telephone calls."""
