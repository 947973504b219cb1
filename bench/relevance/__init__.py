"""How good the search is: judged questions of real kinds of people, asked of the sample content."""
