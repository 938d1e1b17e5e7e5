"""Open Referral UK 3.0: what the directory publishes, and how it reads what others publish."""
