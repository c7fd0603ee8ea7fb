# Study of directives and resolutions.
study-list = Study sessions
study-new = Add a session
study-edit = Change the session
study-back = Do not save, go back
study-remove = Remove this session
study-on = Day
study-on-hint = Day/month/year, for example 15/9/2026
study-subject = Directives and resolutions studied
study-place = Place
study-none = No session in { $year } yet.
study-count = { $count ->
    [one] { $count } session in { $year }
   *[other] { $count } sessions in { $year }
}
study-studied = Studied
study-share = Share
study-owed = To make up
study-not-held = no attendance yet
study-to-make-up = Still to make up
study-all-studied = All who had to have studied.
study-tick = { $count } have not studied. Tick those who made it up:
study-made-up = Mark as made up
study-made-up-saved = { $count ->
    [0] Nothing changed.
    [one] { $count } member marked as having made it up.
   *[other] { $count } members marked as having made it up.
}
study-cannot-make-up = Somebody is not required at this session. Open the page again for the list as it stands.
study-no-marks = No attendance was taken at this session.
study-same-day = There is a session on this day already.
study-same-day-remedy = The study book has one session a day: change that one, or choose another day.
study-marked = Attendance was taken at this session, so it cannot be removed.
study-marked-remedy = If it was a mistake, take the attendance back in the log of acts first.
study-missed = Sessions missed
study-owing-count = { $count ->
    [one] { $count } member still makes something up
   *[other] { $count } members still make something up
}
study-due = { $count ->
    [one] { $count } member has not made up the session of { $day }
   *[other] { $count } members have not made up the session of { $day }
}
verb-add-study = session added
verb-change-study = session changed
verb-remove-study = session removed
