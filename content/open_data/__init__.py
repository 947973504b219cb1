"""Open data: what lists say of their rows, and the files and pages made of it."""
