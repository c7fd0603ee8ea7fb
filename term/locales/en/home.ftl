due-title = To do
due-none = Nothing falls due today.
due-lead = { $count ->
    [one] One thing to do.
   *[other] { $count } things to do; what is late comes first.
}
due-on = Due
due-what = What
due-late = late
due-all = See all { $count }
due-evidence = Register evidence: { $target }
due-congress = The term { $term } ends: report on it and prepare the congress
home-next-meeting = Next meeting
home-targets = The term's targets
home-edit-targets = Edit the targets
