"""A chronology for one person who asks: what to hide is proposed by rules, decided by a person, and kept."""
