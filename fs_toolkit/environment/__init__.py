"""Section 1, the environment: the city, its policies, its people, its barriers."""
