"""The step-up pack: what another service must know of a family, from the records as they stand, in one document."""
