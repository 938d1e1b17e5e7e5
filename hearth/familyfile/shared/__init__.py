"""The part of a family's page that was opened to a partner's team: in its holder's scope, narrowed to that family."""
