"""Who is trained and accredited in what, until when; and who may therefore open a licensed instrument."""
