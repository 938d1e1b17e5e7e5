"""A child's or young person's own way in: words first, and questions only when they want them."""
