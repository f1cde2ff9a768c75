"""Files from strangers: survey exports. What is personal is dropped before anything is kept."""
