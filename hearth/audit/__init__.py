"""The tamper-evident log: who did what to which record, and who looked."""
