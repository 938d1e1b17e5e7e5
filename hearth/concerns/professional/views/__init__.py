"""Pages of a professional's referral, short."""
