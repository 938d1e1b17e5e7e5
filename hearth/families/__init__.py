"""Who they are: people, pregnancies, households, relationships, statuses, and who is helping."""
