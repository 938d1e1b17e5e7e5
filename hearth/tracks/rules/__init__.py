"""Following families for years: pregnancies, courts, tracks, and the tracked cohort. Plain Python, no Django."""
