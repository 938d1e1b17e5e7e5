"""A professional's referral: sections in any order, kept as typed, by sign-in or a link to a work address."""
