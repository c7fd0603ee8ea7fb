home-title = Term { $term }
home-lead = Resolution of congress { $congress }, from { $from } to { $to }. The figures below are computed straight from the cell's records.
home-reached = Targets reached
home-missed = Targets missed
home-unread = Without records
home-table = Targets and readings, year by year
home-number = No.
home-target = Target
home-add-evidence = Register evidence
home-explain = Open a figure to see every person, meeting or household behind it. A yearly target is reached in the term when it is reached in every year that has a reading; a year not yet due, or without records, stays empty.
home-report = Term-end report
home-import = Import from Excel
home-others = Other terms:
reached = Reached
missed = Missed
no-reading = None yet
period-year = Year { $year }
period-term = Term

welcome-no-term = No term is open yet. As soon as one is, the table of 12 targets stands here and computes itself from whatever is imported.
welcome-open = Open a term
welcome-open-text = A new term takes the 12 targets of the template.
welcome-congress = Number of the congress
welcome-from = From
welcome-to = To
welcome-day-hint = For example 3/7/2022
welcome-to-hint = For example 30/6/2025
welcome-choose = Choose your piece of work:

measure-study = Members study directives and resolutions
measure-admissions = New members admitted
measure-inspections = Inspections and supervisions done as planned
measure-rated-good-or-better = Members rated good or better
measure-rated-excellent = Members rated excellent
measure-renewed-meetings = Content of meetings renewed
measure-attendance = Members attend meetings
measure-cell-rating = The cell's own rating
measure-four-goods = The model “Four-goods cell”
measure-development-plan = Plan for developing members
measure-members-cultural-families = Members' families with the title “cultural family”
measure-cultural-families = Families of the quarter with the title “cultural family”
measure-cultural-quarter = The quarter's title “cultural quarter”
measure-meetings-held = Meetings of the cell held
measure-thematic-meetings = Thematic meetings held
measure-study-sessions = Sessions of study held
measure-inspections-concluded = Inspections and supervisions concluded
measure-recognised-official = Probationary members recognised as official
measure-rated-not-fulfilled = Members rated as not fulfilling their tasks
measure-members-removed = Members struck off the roll or expelled

how-study = One count for each session and each member required that day; a make-up session counts as studied. Who is exempt, suspended or away on a temporary transfer is not counted.
how-admissions = Counts the persons admitted in the period; one who stands in two books counts once.
how-inspections = Done means concluded by 31 December of the plan's year; the denominator is every line of the year's plan.
how-rated-good-or-better = The denominator is everybody who was rated in the year.
how-rated-excellent = 20% is also the cap. Reached at 20% or more, or at the greatest whole number that 20% of the denominator allows.
how-renewed-meetings = Reached with evidence, or with a thematic meeting in every quarter.
how-attendance = One count for each meeting and each member required that day. The roll decides who is required; the mark says only whether he came.
how-cell-rating = The cell's own level. For the term, the lowest of its years.
how-four-goods = Reached when recognition in the year is registered.
how-development-plan = Reached when the year's plan is registered.
how-members-cultural-families = The denominator is households in which a member on the roll on 31 December is listed; only the column of Party members says so.
how-cultural-families = The denominator is the households registered in the year.
how-cultural-quarter = As stated under the list of households for each year.
how-meetings-held = Counts the meetings of the period with a roll call, regular and thematic.
how-thematic-meetings = Counts the thematic meetings of the period with a roll call.
how-study-sessions = Counts the sessions of the period with a roll call.
how-inspections-concluded = Counts the lines of the year's plan that were concluded by 31 December of that year.
how-recognised-official = Counts who was recognised as official in the period while on the cell's roll, each once.
how-rated-not-fulfilled = Counts members rated as not fulfilling their tasks; a year without ratings has no figure.
how-members-removed = Counts members struck off the roll or expelled in the period.
how-term = The term pools the years; a yearly target is reached only when every year that has a reading reached it.
note-attendance-guidance = Guidance 12-HD/BTCTW (2018) asks for more than 85%; this target follows the cell's resolution, 85.0% reaches it.

threshold-all = all ({ $share })
threshold-at-least = { $share } or more
threshold-more-than = more than { $share }
threshold-at-least-or-cap = { $share }, which is also the cap
threshold-count = at least { $count }
threshold-count-most = { $count } at most
threshold-count-none = none at all
threshold-at-most = { $share } at most
threshold-level = level “{ $level }” or better
threshold-is = yes, recognised

level-excellent = Excellent
level-good = Good
level-fulfilled = Fulfilled
level-not-fulfilled = Not fulfilled

figure-count = { $count ->
    [one] 1 person
   *[other] { $count } persons
}
figure-count-meetings = { $count ->
    [one] 1 meeting
   *[other] { $count } meetings
}
figure-count-sessions = { $count ->
    [one] 1 session
   *[other] { $count } sessions
}
figure-count-inspections = { $count ->
    [one] 1 inspection
   *[other] { $count } inspections
}
figure-count-lines = { $count ->
    [one] 1 line of the plan
   *[other] { $count } lines of the plan
}
figure-granted = Granted
figure-not-granted = Not granted
figure-evidence = { $count ->
    [one] 1 piece of evidence
   *[other] { $count } pieces of evidence
}

show-number = Target { $number }
sentence-share = { $n } of { $d }; needed: { $need }. { $verdict }.
sentence-cap = { $n } of { $d }; 20% of { $d } allows { $cap } at most. { $verdict }.
sentence-plain = Needed: { $need }. { $verdict }.
show-evidence = Evidence
show-missing = With something missing ({ $count })
show-counted = Nothing missing ({ $count })
show-left-out = In neither count ({ $count })
show-years = Year by year
show-result = Result
show-verdict = Verdict
show-days = Each meeting or session ({ $count })
show-day = Day
show-required = Required
show-came = Came
show-name = Name
show-fulfilled = Fulfilled / counted
show-days-missed = Days missed
show-reason = Why
show-times = Times

reason-not-on-roll = Not on the cell's roll that day
reason-suspended = Suspended from activity
reason-exempt = Exempt from activity
reason-exempt-but-present = Exempt, and came all the same
reason-away = Away on a temporary transfer
reason-not-rated = On the roll on 31 December, not rated
reason-not-yet-admitted = Not yet admitted
reason-counted-elsewhere = Counted in another book
reason-not-registered = Household not registered that year
reason-no-member = No Party member in the household
reason-members-not-on-roll = Its members are no longer on the roll on 31 December
evidence-thematic-meeting = Thematic meeting

evidence-title = Evidence for targets
evidence-lead = Three targets cannot be counted from the books; register evidence for them: a paper, a meeting, a decision.
evidence-none = Nothing registered yet.
evidence-year = Year
evidence-on = Its day, if it has one
evidence-note = What it is
evidence-remove = Remove
evidence-remove-one = Remove the evidence: { $note }
evidence-add = Register evidence

refused-no-cell = This data directory has no cell yet.
refused-no-cell-remedy = Make the cell first, on the first-start page or with chibo new.
refused-term-order = The term ends on { $to }, not after its start on { $from }.
refused-term-order-remedy = Check both days.
refused-term-overlap = These days belong to the term { $other }.
refused-term-overlap-remedy = Start after the end of the term before.
refused-misfit = Target { $number }: the threshold does not fit the measure { $measure }.
refused-misfit-remedy = Mend the threshold in the file of targets and open the term again.
refused-computed = “{ $measure }” is computed from the records and takes no evidence.
refused-computed-remedy = Import its records; the figure computes itself.
refused-empty-note = The evidence has no words.
refused-empty-note-remedy = Write one sentence: which paper, which day, what was done.
refused-day = “{ $text }” is not a day.
refused-day-remedy = Write day/month/year, for example 3/7/2022.
note-term-target = This target is set for the whole term; the figure of one year is only for following it.
show-absent = Absent
show-stated = Stated in the books
stated-by = Imported from { $files } on { $day }.
form-inspection = Inspection
form-supervision = Supervision
form-thematic-supervision = Thematic supervision
plan-line = { $form }: { $topic } – { $subject } ({ $planned }; { $done })
plan-done = done { $day }
plan-not-done = not done

behind-meeting = Meeting of { $day }
behind-study = Session of { $day }
show-counted-plain = Counted ({ $count })
show-versions = Versions of the target
version-until = Until { $day }: { $says }, { $need }.
version-from = From { $day }: { $says }, { $need }.

light-green = Reached so far
light-amber = On pace
light-red = In danger of being missed
light-lost = No longer within reach
light-unlit = Nothing to tell by yet
pace-share-reaches = { $percent } so far; at this pace { $period } is reached.
pace-share-misses = { $percent } so far; at this pace { $period } is missed.
pace-count-done = { $count } so far.
pace-count-in-time = { $count } so far, { $wanted } needed; by the days gone { $due } should be done: { $period } is in time.
pace-count-late = { $count } so far, { $wanted } needed; by the days gone { $due } should be done: at this pace { $period } is missed.
pace-cap-holds = { $count } so far; at this pace { $by_end } at the end of { $period }, not above { $most }.
pace-cap-breaks = { $count } so far; at this pace { $by_end } at the end of { $period }, above { $most }.
way-come = { $meetings ->
    [one] One meeting is left
   *[other] { $meetings } meetings are left
}, each requiring { $required } as the last one did: { $presents } more presents are needed, { $each } a meeting on average; { $beyond } beyond the pace so far.
way-make-up = { $count ->
    [one] One make-up session more reaches it.
   *[other] { $count } make-up sessions more reach it.
}
way-more = { $count } more needed by { $by }.
way-on-the-way = { $count ->
    [one] One person stands in the book of admissions, not yet admitted.
   *[other] { $count } persons stand in the book of admissions, not yet admitted.
}
way-conclude = { $count ->
    [one] One more line of the plan to conclude by { $by }.
   *[other] { $count } more lines of the plan to conclude by { $by }.
}
way-as-in-people = If { $of } are rated as in { $year }, at least { $least } are needed; { $year } had { $had }.
way-as-in-households = With { $of } households as in { $year }, at least { $least } are needed; { $year } had { $had }.
way-as-in-more = That is { $count } more.
way-thematic = A thematic meeting is needed in each quarter left: { $quarters }.
way-register = Evidence is to be registered by { $by }.
way-decided = Known on { $on }.
way-no-room = From now on, not a single case more.
way-room = From now on, { $count } more at most.
way-out-of-reach = Nothing can reach it any more in { $period }.
trend-up = { $after } is above { $before }.
trend-same = { $after } equals { $before }.
trend-down = { $after } is below { $before }.
kind-target-version = Version of a target
plots-title = Plots of the targets
plots-lead = A column is a year; a solid one is reached, a hollow one missed. The dashed line is what must be reached.
plot-told = Needed: { $need }. { $figures }.
plot-need = { $need }
plot-meetings = { $target }: each meeting or session
plot-meetings-told = { $count } meetings or sessions from { $first } on; the lowest { $lowest } on { $day }.
