"""Somebody is worried: the public portal, the professional's route, and staff's own log of what came by telephone."""
