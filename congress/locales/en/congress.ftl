# The congress: programme, guests, attendance, votes.
congress-list = Congresses of the cell
congress-none = There is no congress yet. The next one is opened from the report on the term.
congress-count = { $count ->
    [one] One congress
   *[other] { $count } congresses
}
congress-which = Congress
congress-title = Congress { $number }
congress-open-next = Prepare congress { $number } after the term { $term }
congress-day = Day
congress-place = Place
congress-term = Term
congress-days = from { $from } to { $to }
congress-rules = Election rules
congress-no-rules = none are known for this day
congress-edit = Change day, place, presidium
congress-resolution = Resolution (PDF)
congress-texts = Write the resolution's words
congress-article = Draft an article about the congress
congress-elections = Elections
congress-no-elections = No election was opened yet.
congress-attendance-first = Take attendance first; then an election can be opened.
congress-new-election = Open an election
congress-attendance = Members attending
congress-attendance-caption = Figures of the report on attendance, each with its rule
congress-no-attendance = Attendance was not taken yet. It has to be before any election: the votes needed follow from it.
congress-take-attendance = Take attendance
congress-programme = Programme
congress-programme-caption = The items in order, with planned times
congress-edit-programme = Change the programme
congress-guests = Guests
congress-no-guests = No guests yet.
congress-edit-guests = Change the guests
congress-bodies = Presidium, clerks, tellers
congress-no-body = none yet
congress-votes = Votes by card
congress-no-votes = No vote was recorded yet.
congress-edit-votes = Record votes
congress-targets = Last term's targets and those proposed for the new one
congress-targets-caption = What the term { $term } reached, beside the targets proposed
congress-no-reading = No figures yet
targets-proposed = Proposed for the new term
targets-last = Reached in the term { $term }
targets-report = Report on the term { $term }

attendance-members = Members on the roll
attendance-members-rule = { $probation } of them on probation: they neither vote nor elect nor stand (Party statute, Art. 3).
attendance-present-rule = Official members present; who is exempt and comes is counted and votes.
attendance-left-rule = Not in the base of elections.
attendance-absent = Absent without an accepted reason
attendance-absent-rule = Stays in the base of elections.
attendance-quorate = The congress is valid.
attendance-not-quorate = The congress is not valid yet.

base-part = Figure
base-number = Number
base-rule = Rule
base-summoned = Official members summoned
base-summoned-rule = Every official member on the roll of the day.
base-left-temporarily-transferred = Away on a temporary transfer
base-left-exempt-absent = Exempt from work and activity, absent
base-left-suspended-or-prosecuted = Suspended, under prosecution, indictment or detention
base-left-absent-accepted = Absent for the whole congress, the reason accepted
base-base = Base of the result
base-needed = Votes needed
base-needed-rule = More than half of the base ({ $article }); not of those present, nor of the valid ballots.
base-present = Present
base-quorum = Members who have to be present
base-quorum-rule = At least two thirds of those summoned ({ $article }).

programme-time = Time
programme-item = Item
programme-vote = Vote
programme-hint = The arrows change the order. An item whose words stay empty has its usual name. Each press keeps what was typed.
programme-minutes = Minutes
programme-title = Words of your own
vote-mode-none = none
vote-mode-card = by card
vote-mode-secret = by secret ballot
item-flag-salute = Flag salute, national anthem, Internationale
item-opening = Opening, reason, guests
item-presidium = Election of presidium and clerks
item-rules = Programme, working rules, election rules
item-credentials = Report on members attending
item-reports = Report on the term, the committee's review of itself
item-discussion = Discussion and vote on the reports
item-superior-speech = The superior's speech; reply
item-elections = Election of committee, secretary, deputy
item-new-committee = The new committee introduces itself
item-resolution = Adoption of the resolution
item-closing = Closing, flag salute

body-presidium = Presidium
body-clerk = Clerks
body-tellers = Tellers
edit-held-on = Day
edit-starts-at = Begins at
edit-starts-at-hint = Such as 13:30
edit-place = Place
edit-term-from = Term from
edit-term-to = Term to
edit-bodies-hint = One name a line; the first is the head. A teller cannot stand on a list.

guest-name = Full name
guest-title = Title when introduced
guest-title-hint = In full, such as: deputy secretary of the ward's Party committee
guest-level = Level
guest-post = Post, for the order
guest-speaks = Speaks
guest-speaking = speaks
guest-add = Add a guest
verb-add-guest = added a guest of a congress
verb-save-guest = corrected a guest of a congress
guest-edit = Correct
guest-remove = Remove
guest-remove-one = Remove { $name }
guests-order = Order of introduction: the higher level first, within a level by post.
level-central = Central
level-province = Province
level-city = City, district
level-ward = Ward, commune
level-quarter = Quarter, village
level-other = Other
post-secretary = Secretary
post-deputy-secretary = Deputy secretary
post-council-chair = Chair of the People's Council
post-committee-chair = Chair of the People's Committee
post-standing-member = Member of the standing committee
post-front-chair = Chair of the Fatherland Front
post-committee-member = Member of the Party committee
post-head-of-body = Head of a department or organisation
post-other = Other

take-hint = One line a member. Who is exempt and absent leaves the base, and so does who is absent for a reason that was accepted.
take-count = { $count } members on the roll of the day
take-standing = Note
take-status = Attends
status-present = Present
status-exempt-absent = Exempt, absent
status-absent-accepted = Absent, reason accepted
status-absent = Absent, no accepted reason
status-left = Came and left
standing-probation = On probation
standing-exempt = Exempt
standing-away = Away on a temporary transfer
standing-suspended = Suspended

vote-subject = Subject
vote-agree = Agree
vote-disagree = Disagree
vote-abstain = Abstain
vote-add = Record a vote
vote-hint = A number left empty is what is left; all three empty means that everybody agrees.
vote-yes = Adopted
vote-no = Not adopted
vote-base = Adopted when more than half of the official members summoned agree, less those who are away and those who are exempt and absent.
vote-unknown = Not known yet
vote-no-base = Attendance was not taken, so it is not known how many are needed.

election-practice = tellers' practice
election-closed = Closed. { $count } elected: { $names }.
election-to-close = All seats are filled; waits to be closed.
election-superior = Waits to be closed: the superior committee appoints.
election-goes-on = Not over; a next step is open.

refused-congress-gone = There is no such congress.
refused-congress-gone-remedy = Open the list of congresses again.
refused-counted = An election of this congress was counted, so its day and attendance stand.
refused-counted-remedy = The votes needed followed from those figures.
refused-status = { $name } cannot attend like this: only who is exempt is “exempt, absent”, and everybody needs a line.
refused-status-remedy = Open the page again, choose and save. If the exemption is not on the roll yet, enter it there first.

text-lead = Heading, targets and results come from the records; only the words are written here. Each line is a paragraph.
text-review = The past term reviewed
text-aim = Overall aim
text-solutions = Groups of tasks and solutions
text-solutions-hint = A group's title on a line; each solution on a line that begins with a hyphen.
text-closing = Carrying out
text-signer = Signs for the presidium
text-letter = The letter “{ $letter }” cannot be printed.
text-letter-remedy = Take it out (often a picture sign copied from a telephone) and try again.
congress-open-of = Record congress { $number } of the term { $term }
kind-congress = Congress
kind-congress-attendance = Attendance at the congress
kind-programme-item = Programme of the congress
kind-guest = Guests of the congress
kind-body-member = Presidium, clerks, tellers
kind-card-vote = Votes by card
kind-election = Election
form-term-order = The term has to end after it starts.

# Preparing a congress: what is to be done, papers, scripts, summons, the personnel plan.
kind-congress-paper = Papers and tasks of a congress
kind-congress-script = Script of a congress
kind-personnel-plan = Personnel plan of a congress
verb-open-next-congress = opened the next congress
verb-save-programme = changed a congress's programme
verb-save-papers = changed a congress's list of papers
verb-mark-paper = ticked off a paper of a congress
verb-save-script = wrote a script for a congress
verb-save-personnel-plan = wrote the personnel plan
work-title = To be prepared
work-papers = Papers and tasks
work-papers-text = { $done } of { $all } done.
work-papers-late = { $count } overdue.
work-papers-next = Next: { $what } (by { $day }).
work-programme = Programme
work-programme-text = { $count } items, from { $from } to { $to }.
work-scripts = The chair's scripts
work-scripts-text = Ready for each item; the figures fill themselves in.
work-summons = Summons
work-summons-text = { $count } members on the roll of the day.
work-guests = Guests
work-guests-text = { $count } guests, in protocol order; check the titles before inviting.
work-guests-old = { $count } guests of city or district level, which ended on 1 July 2025.
work-bodies = Presidium, clerks, tellers
work-bodies-text = Proposed: { $presidium }, { $clerk } and { $tellers } people.
work-plan = Personnel plan
work-plan-text = { $seats } committee members, a list of { $names }.
work-plan-none = None yet.
work-list = Candidates
work-list-text = { $count } people on the committee's list.
work-list-settled = Settled by the congress.
work-list-ready = Ready to be put to the vote.
work-list-open = Not ready to be put to the vote.
work-list-secretary = A cell of fewer than 9 official members elects a secretary only, and a deputy where needed.

papers-title = Papers and tasks by day
papers-caption = In the order of their days, which are counted from the congress's
papers-lead = { $done } of { $all } done, { $late } overdue.
papers-none = This congress has no list of papers yet.
papers-start = Take the usual list
papers-what = Task
papers-by = By
papers-state = State
papers-done-on = Done on { $day }
papers-done = Done
papers-not-done = Not done
papers-late = Overdue
papers-ahead = Not due yet
papers-edit = Change the list
papers-edit-hint = Add a task in an empty row; a row whose task is emptied goes. When: before 30 days, after 30 days, after 7 working days, or on the day.
papers-rule = The cell's usual list
papers-when = Before or after the day
papers-done-day = Done on
papers-before = before { $days } days
papers-after = after { $days } days
papers-after-working = after { $days } working days
papers-on-the-day = on the day
papers-offset-wrong = “{ $text }” is not understood.
papers-offset-wrong-remedy = Write, for example: before 30 days, after 7 working days, on the day.
papers-due = Congress { $number }: { $what }

programme-move = Order
programme-up = Up
programme-down = Down
programme-remove = Take out
programme-add = Add an item
programme-other-untitled = Another item needs words of its own.
item-other = Another item
item-other-card = Another item, voted on by card
refused-voted-on = “{ $subject }” was voted on under this item, so it stays.
refused-voted-on-remedy = If that was a mistake, remove the vote first.
refused-teller-not-official = { $name } is not an official member on the roll of the day.
refused-teller-not-official-remedy = Tellers are official members who stand on no list. Check how the name is written.
refused-teller-on-list = { $name } stands on a list of candidates, so he is no teller.
refused-teller-on-list-remedy = Choose somebody else, or take the name off the list first.

standing-official = Official
summons-title = Those summoned
summons-lead = { $all } members on the roll of { $day }, { $official } of them official.
summons-print = Print
summons-letters = Letters of summons for everybody
summons-letters-lead = { $count } letters, one a page; Print prints all of them.
summons-letter = Letter
summons-letter-of = Letter of summons
summons-no = No.
summons-standing = Standing
summons-group = Party group
summons-phone = Telephone
summons-party = THE COMMUNIST PARTY OF VIETNAM
summons-head = SUMMONS
summons-to = To comrade { $name }
summons-behalf = FOR THE COMMITTEE
summons-office = SECRETARY
summons-dated = { $day }/{ $month }/{ $year }
summons-subject = to Congress { $number }, term { $term }
summons-invites = The committee of { $cell } summons you to the cell's congress.
summons-time = Time: { $clock } on { $day }. Please be there 15 minutes before.
summons-place = Place: { $place }.
summons-bring = Bring your Party card and read the papers enclosed. Absence must be reported to the committee and accepted.
summons-official = You are an official member: you vote, stand, nominate and elect.
summons-probation = You are on probation: you attend and speak, but do not vote, stand, nominate or elect.

plan-title = Personnel plan
plan-lead-no-cell = { $official } official members: fewer than the 3 of a cell (Statute, Article 24).
plan-lead-secretary = { $official } official members: a secretary only, and a deputy where needed; no committee.
plan-lead-committee = { $official } official members: a committee of at most 7; then a secretary and one deputy from it.
plan-lead-size = { $official } official members: a committee of at most 7, by size { $seats }; then a secretary and one deputy from it.
plan-rule-surplus = For { $seats } seats the surplus is at most { $surplus }, the list at most { $most } names ({ $article }).
plan-rule-prepared = The convening committee itself prepares a surplus of { $least } % to { $most } % ({ $article }).
plan-seats = Seats of the committee
plan-surplus = Surplus
plan-surplus-hint = The list has more names than seats.
plan-note = Criteria, structure, proposals
plan-note-hint = Such as shares of women and the young, and who might be secretary or deputy.
plan-to-list = Candidates
plan-structure = Structure
plan-structure-hint = Counted from the roll of the congress's day; who has no day of birth is not counted by age.
plan-rule-of-seats = Seats by the size of the cell
plan-group = Who
plan-group-cell = The whole cell
plan-group-outgoing = The outgoing committee
plan-group-list = The candidates
plan-people = People
plan-women = Women
plan-under-40 = Below 40
plan-from-60 = 60 or older
plan-age = Mean age
plan-party-age = Mean Party age
plan-no-cell = { $official } official members are no cell ({ $article }). Report to the superior committee.
plan-no-committee = { $official } official members elect no committee, only a secretary ({ $article }).
plan-no-seats = Write how many are to be elected, at least 1.
plan-too-many = { $seats } are too many: a committee has at most { $most } ({ $article }).
plan-no-surplus = A committee's list has a surplus of at least 1 ({ $article }).
plan-surplus-above = A surplus of { $surplus } is too much: for { $seats } seats it is at most { $most } ({ $article }).

script-booklet = The chair's scripts
script-booklet-lead = The usual words with figures from the records; dots stand where nothing is known yet. An item that is changed keeps the congress's own words.
script-print = Print the scripts
script-edit = Change the words
script-own = own words
script-usual = Back to the usual words
script-words = Script
script-words-hint = Each line is a paragraph.
script-read-out = Read out, it is
script-figures = Figures that fill themselves in
script-figures-hint = Write the name in square brackets, such as [present]; it is replaced by what is known when it is read or printed.
script-guest = comrade { $name }, { $title }
script-figure-cell = cell
script-figure-superior = superior
script-figure-number = number
script-figure-term = term
script-figure-day = day
script-figure-clock = time
script-figure-place = place
script-figure-members = members
script-figure-present = present
script-figure-official = official
script-figure-voting = voting
script-figure-quorum = quorum
script-figure-presidium = presidium
script-figure-clerk = clerks
script-figure-tellers = tellers
script-figure-guests = guests
script-figure-seats = seats
script-figure-candidates = candidates
script-flag-salute =
    Comrades, please rise for the salute to the flag.
    The national anthem, the Internationale. Please be seated.
script-opening =
    Today, [day], at [place], [cell] holds its Congress [number], term [term].
    Our guests: [guests].
    Summoned are [members] members of the cell. Please welcome them.
script-presidium =
    For the committee I propose as presidium: [presidium]; as clerks: [clerks].
    Any other opinion? Please vote by card: for; against; abstaining.
    The presidium and the clerks please take their seats.
script-rules =
    The programme, the working rules and the election rules were sent to you before.
    Please vote by card: for; against; abstaining.
script-credentials =
    The cell has [members] members, [official] of them official. [present] are present, [voting] of them with a vote.
    At least [quorum] official members must be present for the congress to be valid.
    Please vote on this report by card.
script-reports =
    The committee presents the report on the term, the aims of the term [term] and its self-review.
script-discussion =
    The floor is open; please keep to five minutes each.
    Please vote on the reports by card: for; against; abstaining.
script-superior-speech =
    We ask the representative of [superior] to speak.
    The congress thanks for the guidance and takes it into its resolution.
script-elections =
    The congress elects, step by step:
    1. The personnel plan; a vote on the number of seats: [seats].
    2. The committee's list; nominations and self-nominations by official members. The congress is polled on names from outside the list and decides on withdrawals.
    3. A vote by card on the list: [candidates].
    4. The tellers, who stand on no list: [tellers]. A vote by card.
    5. The tellers explain the ballot, seal the box, hand out the ballots. Secret ballot for the committee.
    6. The tellers announce ballots issued and returned before the box is opened; they count and announce the result.
    7. From the committee just elected the secretary, then the deputy, each by a secret ballot of its own.
    8. The ballots are sealed and kept by the new committee.
script-new-committee =
    The new committee presents itself. The secretary speaks for it.
script-resolution =
    The clerk reads the draft resolution of Congress [number]. Any additions?
    A vote on what is disputed, then on the whole by card.
script-closing =
    Congress [number] of [cell] has finished its programme. I declare it closed.
    Please rise for the salute to the flag.
script-other =
    We go on to the next item.
