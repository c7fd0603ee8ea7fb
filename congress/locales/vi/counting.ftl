# Counting a round three ways: read from pictures, keyed twice, totals of the hand tally; and whether they agree.
