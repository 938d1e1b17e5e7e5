"""To a service, with its clock: asked, accepted or declined by the service, history kept."""
