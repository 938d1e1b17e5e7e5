"""Have we met this child before? Live for one worry, nightly for a whole register; a person always says."""
