"""The family page: everything known, read from every stage. It writes nothing."""
