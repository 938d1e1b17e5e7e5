"""Pages for whoever asks and for whoever answers, short."""
