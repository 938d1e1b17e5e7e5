"""Up to statutory services and down to lighter help, each with a clock, and nobody without somebody meanwhile."""
