# Tasks that meetings give.
kind-task = Tasks
tasks-title = Tasks of meetings
tasks-done-on = Done on { $day }
tasks-overdue-since = Overdue since { $day }
tasks-due-on = Due on { $day }
tasks-open = Open, without a day
