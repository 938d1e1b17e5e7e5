"""From what is recorded of a family to the services that fit, each with its reasons, and on to a referral."""
