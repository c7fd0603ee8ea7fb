# Meetings of the cell.
kind-agenda-item = Agendas of meetings
kind-minutes = Minutes of meetings
kind-minutes-addendum = Additions to minutes
kind-meeting-quality = Score sheets of meetings

meetings-list = Meetings of the cell
meetings-years = Choose a year
meetings-next = Prepare the next meeting, { $day }
meetings-next-thematic = Prepare the next meeting with a theme
meetings-none = The book has no meeting in { $year }.
meetings-count = { $year }: { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
}
meetings-day = Day
meetings-kind = Kind
meetings-subject = Theme
meetings-presence = Present/required
meetings-state = State
meetings-regular = Regular meeting
meetings-thematic = Thematic meeting
meetings-thematic-regular = Thematic and regular meeting
meetings-planned = Being prepared
meetings-unmarked = Past, attendance not taken
meetings-held = Held
meetings-signed = Minutes signed
meetings-quarter-missed = Quarter { $quarter } of { $year } had no thematic meeting.
meetings-quarter-open = Quarter { $quarter } of { $year } has no thematic meeting yet.
meetings-months-missed = In { $year } there was no meeting in month { $months }.

meetings-title = { $kind } of { $day }
meetings-take-attendance = Take attendance
meetings-starts-at = Begins at
meetings-place = Place
meetings-form = Form
meetings-form-in-person = In person
meetings-form-online = Online
meetings-form-both = In person and online
meetings-form-by-group = By party group
meetings-chair = Chair
meetings-clerk = Clerk
meetings-papers-on = Papers sent on
meetings-opened-at = Opened at
meetings-closed-at = Closed at
meetings-rules = What the rules say
meetings-attendance = Attendance
meetings-no-attendance = Attendance was not taken at this meeting.
meetings-required = Required
meetings-present = Present
meetings-excused = Absent with leave
meetings-unexcused = Absent without leave
meetings-not-marked = Not marked
meetings-share = Attendance
meetings-agenda = Agenda
meetings-no-agenda = No agenda was written for this meeting.
meetings-agenda-minutes = { $minutes } minutes planned
meetings-minutes = { $minutes } minutes
meetings-item-time = Time
meetings-item = Item
meetings-item-by = Prepared by
meetings-concluded = Conclusion
meetings-item-opening = Opening, report on attendance, choice of the clerk
meetings-item-news = News, new policies of the Party, the state and the place; learning from Hồ Chí Minh
meetings-item-last-month = How the tasks of { $month } were carried out
meetings-item-thematic = Theme: { $subject }
meetings-item-next-month = Tasks of { $month }
meetings-item-discussion = Discussion, criticism and self-criticism
meetings-item-conclusion = Conclusion and votes
meetings-item-own = Other
meetings-tasks = Tasks given

meetings-lasted = It lasted { $minutes } minutes; { $least } at least are asked.
meetings-planned-length = { $minutes } minutes are planned; { $least } at least are asked.
meetings-attendance-share = { $share } of those required were present; more than { $asked }% is good.
meetings-papers-late = Papers should reach members { $days ->
    [one] { $days } day
   *[other] { $days } days
} before the meeting.
meetings-other-day = Regular meetings are held on day { $day } of each month.

meetings-edit = Change time and place
meetings-starts-at-hint = Such as 19:30.
meetings-subject-hint = Only where there is a theme.
meetings-papers-on-hint = Leave it empty while they are not sent.
meetings-remove-open = Made by mistake?
meetings-remove = Remove this meeting
meetings-edit-agenda = Change the agenda
meetings-agenda-hint = Change words, who prepares it and minutes, then save. Up, Down and Remove keep what you typed too.
meetings-item-minutes = Minutes
meetings-item-move = Order
meetings-item-up = Up
meetings-item-down = Down
meetings-item-drop = Remove
meetings-item-new = New item
meetings-item-add = Add this item
meetings-unfinished = Tasks not done yet
meetings-unfinished-hint = They stand by themselves under last month's tasks.

meetings-refused-gone = This meeting is no longer there.
meetings-refused-gone-remedy = Open the list of meetings again.
meetings-refused-signed = The minutes of this meeting are signed and locked.
meetings-refused-signed-remedy = To correct something, write an addition on the page of the minutes.
meetings-refused-held = Attendance was taken at this meeting, or it gave tasks, so it stays.
meetings-refused-held-remedy = If its day is wrong, change the day.
meetings-refused-same-day = A meeting of this kind stands on this day already.
meetings-refused-same-day-remedy = Choose another day, or change the meeting that is there.

verb-prepare-meeting = prepared a meeting
verb-save-meeting = changed a meeting
verb-save-agenda = changed an agenda
verb-remove-meeting = removed a meeting made by mistake
