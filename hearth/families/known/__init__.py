"""What is known of a family or person whom `queries` found for the viewer: each page's in few questions."""
