# The desk at the door: members checked in by several devices at once, who is in the hall at any second, and votes by card.
desk-title = Welcome desk
desk-number = No.
desk-away-count = Not here: { $count } members
desk-came-count = Came: { $count } members
desk-clashes = While this page was open, the desk wrote something else about: { $names }. They stay as the desk wrote; please look again.

desk-presence = { $summoned } summoned, { $present } present, { $voting } with a vote; { $quorum } needed.
desk-quorate = The congress may be held.
desk-not-quorate = Not enough: { $missing } are missing.

desk-vote-agreed = { $agree } of { $voting } with a vote in the hall agree, { $share }
desk-vote-against = { $count } disagree
desk-vote-abstained = { $count } abstain
desk-vote-adopted = { $needed } are needed, more than half of the { $base } that count: adopted.
desk-vote-rejected = { $needed } are needed, more than half of the { $base } that count: not adopted.
desk-votes-taken = Votes taken
desk-votes-removed = Taken back
desk-vote-removed = { $subject }. Taken back because: { $reason }
desk-vote-edit = Correct or take back
desk-vote-correct = Correct what was recorded
desk-vote-corrected = Corrected because: { $reason }
desk-vote-reason = Why it is corrected
desk-vote-reason-hint = For instance: the last row was not counted.
desk-vote-take-back = Take this vote back
desk-vote-why = Why it is taken back
desk-refused-sum = The three numbers make { $sum }, where { $voting } with a vote are in the hall.
desk-refused-sum-remedy = Count the cards again; if somebody came or left, write it at the desk first.
desk-refused-quorum = Only { $voting } with a vote are in the hall, at least { $quorum } are needed, so nothing can be voted on.
desk-refused-quorum-remedy = Wait for more, or check in at the desk who is here.
desk-refused-base = The roll of the congress's day holds no official member, so nothing can be voted on.
desk-refused-base-remedy = Check the day of the congress and the roll.

kind-desk-pass = Pass of the welcome desk
verb-take-congress-attendance = attendance of the congress taken
verb-add-card-vote = a vote recorded
verb-correct-card-vote = a vote corrected
verb-remove-card-vote = a vote taken back
