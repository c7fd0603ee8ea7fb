# Candidates before the ballot: nominations, self-nominations, withdrawals, and the list that the congress votes on.
