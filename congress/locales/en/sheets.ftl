# Ballot papers: printed for each round, a page that tests printer and scanner, and the map of what is printed.
sheets-congress = { $number }th congress of { $cell }
sheets-no-round = This election has no round { $round }.
sheets-no-round-remedy = Look up the number of the round; left out, the last round's ballot is printed.
sheets-too-many = The list has { $names } names; a page of the ballot takes { $most } at most.
sheets-too-many-remedy = Hold several elections, or make ballots of your own and count them by hand.
sheets-long-name = The name “{ $name }” is longer than a line of the ballot.
sheets-long-name-remedy = Shorten the name in the election's list.
sheets-long-heading = What stands above the list has no room.
sheets-long-heading-remedy = Shorten the name of the cell or of the superior committee.
sheets-letter = The sign { $letter } cannot be printed.
sheets-letter-remedy = Take it out of the names, of the cell's or of the committee's name.
sheets-fault = The ballot's page could not be set: { $fault }
sheets-fault-remedy = Tell whoever looks after the software.
