"""A council's own telephone numbers and pages: somebody of its own looks whether they are still right."""
