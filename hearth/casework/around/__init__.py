"""The team around a family: who has which role, from when until when, and who takes part of the family."""
