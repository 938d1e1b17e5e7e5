"""People who sign in: agencies, teams, roles, and what each may open."""
