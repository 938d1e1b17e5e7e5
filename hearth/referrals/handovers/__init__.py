"""A family goes over to another agency: asked, and held here until the other says yes."""
