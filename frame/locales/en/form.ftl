# Forms.
form-save = Save
form-empty = Nothing is written here.
form-number-missing = No number is written here. If there are none, write 0.
form-number-wrong = “{ $text }” is not a whole number from 0.
form-minutes-wrong = Write the time in minutes, 1440 at most.
form-day-wrong = “{ $text }” is not a day. Write day/month/year, such as 3/7/2022.
form-clock-wrong = “{ $text }” is not a time. Write 13:30, for instance.
form-refused = Some fields are not right. What you typed is kept; mend the fields with a note.
