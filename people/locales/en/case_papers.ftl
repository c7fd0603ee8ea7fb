papers-not-recorded = The file of { $file } does not say “{ $what }”: open it and write it down, or fill in the dots by hand.
