"""Section 3, law and regulation: laws, institutions, proposed criteria."""
