# Attendance at meetings and study sessions.
mark-present = Present
mark-excused = Absent with leave
mark-unexcused = Absent without leave
mark-exempt = Exempt
mark-away = Away on a temporary transfer
mark-made-up = Made up
mark-online = Online
mark-by-group = With the group
roll-call-regular-on = Regular meeting of { $day }
roll-call-thematic-on = Thematic meeting of { $day }
roll-call-study-on = Study session of { $day }
roll-call-title = Attendance
roll-call-required = Required
roll-call-unmarked = No mark yet
roll-call-by-number = Type from the signed sheet
roll-call-by-card = Scan cards
roll-call-print = Print the attendance sheet
roll-call-group = Party group
roll-call-all = All
roll-call-nobody = Nobody is required on this day. Look at the roll.
roll-call-rest = Those without a mark:
roll-call-all-present = All present
roll-call-rest-unexcused = Absent without leave
roll-call-others = Not required ({ $count })
roll-call-others-text = Who is exempt, away on a temporary transfer or suspended is left out of the share. An exempt member who comes is marked present.
roll-call-exempt = exempt
roll-call-away = away on a temporary transfer
roll-call-suspended = suspended
roll-call-reason = Reason
roll-call-save = Save attendance
roll-call-back = Done, back to this meeting
roll-call-saved = { $count ->
    [0] Nothing changed.
    [one] { $count } mark written.
   *[other] { $count } marks written.
}
roll-call-clashes = Somebody else took attendance in the meantime
roll-call-clashes-remedy = All other lines are saved. Look at these and save again to keep your choice.
roll-call-clash = { $name }: somebody else wrote “{ $standing }”, here “{ $wanted }” is chosen.
roll-call-not-his-mark = Somebody cannot be marked “{ $mark }”, as he is not required on that day.
roll-call-not-his-mark-remedy = Open the page again: the roll has changed.
