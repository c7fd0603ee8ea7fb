# Importing workbooks
import-holds-roll = roll of members
import-holds-movements = movements
import-holds-attendance = attendance
import-holds-study = study of resolutions
import-holds-ratings = ratings
import-holds-inspections = inspections and supervisions
import-holds-admissions = admissions
import-holds-households = households
import-holds-nothing = nothing recognised

kind-term = Terms
kind-target = Targets
kind-evidence = Evidence

import-mark-present = present
import-mark-excused = absent, excused
import-mark-unexcused = absent, unexcused
import-mark-exempt = exempt
import-mark-away = away on a temporary transfer
import-mark-made-up = studied at the make-up session
import-mark-online = came by a line
import-mark-by-group = came with the Party group

import-error = Error
import-warning = Note
import-counts = New { $new }, changed { $changed }, identical { $identical }
import-done = Imported: { $new } new records, { $changed } changed, { $identical } identical{ $errors ->
    [0] .
    [one] ; { $errors } error, its row not written.
   *[other] ; { $errors } errors, their rows not written.
}
import-nothing-new = Nothing new: { $identical } records are identical to what is stored. Nothing was written.
import-nothing-usable = Nothing could be written: no file has a row that can be used.
import-refused = Nothing was written, because of { $errors ->
    [one] { $errors } error.
   *[other] { $errors } errors.
} Correct the cells named and import again, or choose to import the rest.
import-trial = Preview: { $new } new records, { $changed } changed, { $identical } identical{ $errors ->
    [0] .
    [one] ; { $errors } error.
   *[other] ; { $errors } errors.
} Nothing was written.
import-batch = Import { $batch }. To take it back whole: chibo import undo { $batch }
import-no-such-batch = No import has this key. The Import page lists them all.
import-undone = The import was taken back: { $count } changes were reversed.
import-undone-already = This import had been taken back before. Nothing changed.
import-depended = The import was not taken back, because later work depends on it. Take these back first:
import-more = and { $count } more

import-fault-impossible-date = No calendar has this day.
import-remedy-impossible-date = Check day and month, then correct this cell.
import-fault-two-digit-year = The year has two digits, so the century is not known.
import-remedy-two-digit-year = Write the year with four digits, such as 03/7/1962.
import-fault-only-year = Only a year (or month and year) stands here, no day.
import-remedy-only-year = Write day, month and year if they are known; otherwise the day stays empty in the record.
import-fault-unreadable-date = This cannot be read as a day.
import-remedy-unreadable-date = Write day/month/year, such as 03/7/2022.
import-fault-missing-name = The row says something but has no name.
import-remedy-missing-name = Fill in the full name, or delete the row.
import-fault-missing-birth = Without a date of birth, namesakes cannot be told apart.
import-remedy-missing-birth = Fill in the date of birth.
import-fault-missing-day = The movement has no day.
import-remedy-missing-day = Fill in the day from which it holds.
import-fault-not-a-name = “{ $value }” is not a person’s name.
import-remedy-not-a-name = In the column of a household’s Party members write full names only, with commas between them.
import-fault-unknown-mark = Nobody explains the mark “{ $value }”; the cell does not count as present.
import-remedy-unknown-mark = Use x, P, K, M, TT, HB, TTu, Tổ, or explain the mark in the note under the table.
import-fault-doubtful-mark = The mark “{ $value }” is used in different ways; here it was taken as { $taken }.
import-remedy-doubtful-mark = If that is wrong, correct the cell or explain the mark in the note under the table.
import-fault-unknown-level = “{ $value }” is not one of the four levels.
import-remedy-unknown-level = Write HTXSNV, HTTNV, HTNV or KHTNV.
import-fault-unknown-movement = The movement “{ $value }” is not known.
import-remedy-unknown-movement = Write for example: Kết nạp, Công nhận chính thức, Chuyển sinh hoạt đến, Chuyển sinh hoạt đi, Miễn sinh hoạt, Từ trần.
import-fault-unknown-form = “{ $value }” is neither an inspection nor a supervision.
import-remedy-unknown-form = Write Kiểm tra, Giám sát or Giám sát chuyên đề.
import-fault-unknown-class = The class of households “{ $value }” is not known.
import-remedy-unknown-class = Write Nghèo, Cận nghèo, Trung bình, Khá or Giàu.
import-fault-unknown-title = It is not clear whether “{ $value }” means granted; it was taken as not granted.
import-remedy-unknown-title = Write x or Đạt if it was granted; leave it empty or write Không if not.
import-fault-unreadable-number = “{ $value }” is not a number of people.
import-remedy-unreadable-number = Write a whole number, such as 4.
import-fault-no-year = No year was found for the table or this column.
import-remedy-no-year = Write the year in the table’s title, such as “… năm 2023”, or in the column’s heading.
import-fault-years-differ = The title names { $title } and the sheet’s name { $named }; the title’s year was taken.
import-remedy-years-differ = Make both name the same year.
import-fault-same-person = This person stands in cell { $first } already; only the first row was taken.
import-remedy-same-person = Delete the extra row; if they are two namesakes, write the date or year of birth beside each name.
import-fault-same-column = This column is the same meeting of { $day } as the one in cell { $first }; only the first was taken.
import-remedy-same-column = Delete the extra column or correct its day.

import-fault-hidden-sheet = The sheet “{ $sheet }” is hidden and was not read.
import-remedy-hidden-sheet = If it belongs to the import, unhide it and send the file again.
import-fault-unrecognised-sheet = No table was recognised in the sheet “{ $sheet }”.
import-remedy-unrecognised-sheet = If it belongs to the import, check its headings, such as “Họ và tên”, “Ngày sinh”.
import-fault-unknown-person = “{ $value }” is not on the roll of members, so this was recorded for nobody.
import-remedy-unknown-person = Check the name and date of birth; if the person is new, import the roll or the movements first.
import-fault-birth-differs = The roll has “{ $value }”, but born on { $known }, so this was recorded for nobody.
import-remedy-birth-differs = Make the dates of birth agree; if it is somebody else, import the roll or the movements that tell of the person first.
import-fault-namesakes = { $count } members are called “{ $value }”, so this was recorded for nobody.
import-remedy-namesakes = Write the year of birth after the name, such as “{ $value } (1962)”, or fill in the date of birth.
import-fault-not-in-book = “{ $value }” was required at { $missed } of this table’s meetings but has no row in it; they count as not attended.
import-remedy-not-in-book = Add a row for this person, or check the name in the table and on the roll.
import-fault-admitted-twice = The book of admissions names { $booked } as the day of admission, the movements { $moved }; the movements’ day was kept.
import-remedy-admitted-twice = Check the decision on admission and correct the book that is wrong.
import-fault-unknown-subject = “{ $value }” is not on the roll of members; the line was taken all the same.
import-remedy-unknown-subject = If it is a member of the cell, make the name agree with the roll.

import-fault-not-on-roll = There is a mark, but on { $day } this person was not on the cell’s roll; the mark does not count.
import-remedy-not-on-roll = Delete the mark, or correct the day of arrival or departure among the movements.
import-fault-present-though-suspended = Marked present, but suspended from activity on { $day }; the mark does not count.
import-remedy-present-though-suspended = Check the mark or the day of the suspension.
import-fault-present-though-away = Marked present, but away on a temporary transfer on { $day }; the mark does not count.
import-remedy-present-though-away = Check the mark, or add the day of return to the movements.
import-fault-exempt-mark = Marked exempt, but the roll knows of no exemption on { $day }; counts as not attended.
import-remedy-exempt-mark = If the person is exempt, add the day of exemption to the roll or the movements.
import-fault-away-mark = Marked away, but the roll knows of no temporary transfer on { $day }; counts as not attended.
import-remedy-away-mark = If the person was away, add the days of leaving and return to the movements.
import-fault-absent-though-not-required = Marked absent, but exempt, away or suspended on { $day } and not required to come; the mark does not count.
import-remedy-absent-though-not-required = Write M or TT, or correct the days among the movements.
import-fault-no-mark = Left empty, but required on { $day }; counts as not attended.
import-remedy-no-mark = Write x, P or K.

import-fault-empty-file = The file is empty.
import-remedy-empty-file = Open the original in Excel, save it again and send it again.
import-fault-too-large = The file has { $size } MB, more than the { $limit } MB that are read.
import-remedy-too-large = Remove pictures and sheets that are not needed, or split it into several files.
import-fault-unpacks-too-large = Opened, the file has more than { $limit } MB.
import-remedy-unpacks-too-large = Delete the empty rows and columns after the table’s end, and save it again.
import-fault-old-excel = This is a workbook in the old Excel format (.xls).
import-remedy-old-excel = Open it in Excel, choose Save As, Excel Workbook (.xlsx), and send that.
import-fault-password = The file is protected by a password and cannot be opened.
import-remedy-password = Open it, remove the password, save it and send it again.
import-fault-word-document = This is a Word document, not an Excel workbook, even if its name ends in .xlsx.
import-remedy-word-document = Send the original Excel file; if there is only the Word document, copy its table into Excel and save it as .xlsx.
import-fault-not-a-workbook = This is not an Excel workbook (.xlsx).
import-remedy-not-a-workbook = Choose the workbook whose name ends in .xlsx.
import-fault-damaged = The file is damaged or cut off.
import-remedy-damaged = Copy it again from where it was made, try it in Excel, and send it again.
import-fault-nothing-recognised = No book was recognised in the file (its sheets: { $sheets }).
import-remedy-nothing-recognised = Check the headings, such as “Họ và tên”, “Ngày sinh”, “Mức xếp loại”.

import-title = Import
import-lead = Send the Excel books as they are kept; no template is needed. What they hold is recognised by their headings, every doubtful cell is named, and nothing is written until you confirm.
import-files = Choose Excel files (.xlsx)
import-files-hint = Several files can be sent together, in any order. A file may have 20 MB, all together 60 MB.
import-upload = Send and preview
import-to-targets = See the targets
import-what = Which books can be imported?
import-what-text = Roll of members, movements, attendance, study of resolutions, ratings, inspections and supervisions, admissions, households. Namesakes carry the year of birth after the name. An empty cell does not erase what is stored.
import-marks-text = Marks: x present, P excused, K unexcused, M exempt, TT away on a temporary transfer, HB studied at the make-up session, TTu came by a line, Tổ came with the Party group.
import-earlier = Imports so far
import-earlier-caption = Imports, newest first
import-none = Nothing was imported yet.
import-when = When
import-who = Who
import-by-command = Command on the server
import-file = File
import-undo-column = Undo
import-undo = Undo
import-undo-of = Undo the import of { $at }
import-is-undone = Undone

import-preview-title = Preview of the import
import-files-caption = The files sent
import-recognised = Recognised
import-new = New
import-changed = Changed
import-identical = Identical
import-errors = Errors
import-warnings = Notes
import-kind = Kind
import-nothing-here = Every row is the same as what is on record; there is nothing to import.
import-by-kind = Records by kind
import-no-faults = Nothing to correct.
import-errors-caption = Errors ({ $count }): these rows are not written
import-warnings-caption = Notes ({ $count }): please look again
import-place = Sheet, cell
import-value = Stands there
import-message = What is wrong
import-remedy = What to do
import-choice = There are errors ({ $errors }). What about their rows?
import-choice-rest = Import the rows that are right, leave out those with errors
import-choice-nothing = Import only when no error is left
import-confirm = Confirm the import
import-discard = Discard, import nothing
import-discarded = The files were discarded. Nothing was written.

import-depended-title = Not taken back
import-back = Back to the imports

import-upload-no-file = No file was chosen.
import-upload-no-file-remedy = Go back, choose one or more .xlsx files and send them.
import-upload-file-too-large = The file “{ $file }” has more than { $limit } MB. Nothing was written.
import-upload-file-too-large-remedy = Remove pictures and sheets that are not needed, or split it into several files, and send them again.
import-upload-together-too-large = The files sent together have more than { $together } MB. Nothing was written.
import-upload-together-too-large-remedy = Send fewer files at a time.
import-upload-broke-off = The upload broke off. Nothing was written.
import-upload-broke-off-remedy = Check the network and send the files again.
import-upload-gone = These files are no longer kept: they were imported, discarded, or are more than a day old.
import-upload-gone-remedy = Open the Import page to see the imports, or send the files again.
