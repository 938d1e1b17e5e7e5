"""Worries from other agencies' systems: what they may send, what they are told, and its description for computers."""
