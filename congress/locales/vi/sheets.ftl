# Ballot papers: printed for each round, a page that tests printer and scanner, and the map of what is printed.
