group-congress = Congress
group-term = Whole term
group-month = Every month
group-year = Every year
group-case = Single cases
sets-title = Make a whole file
sets-about = Make all papers of a year, a month, a congress or a case at once. Download one file for the printer, or an archive with each paper.
sets-groups = Groups of papers
sets-choose = Choose a file
sets-papers = { $count ->
    [one] { $count } paper
   *[other] { $count } papers
}
sets-none = There is no file in this group yet. One appears when the books have records.
sets-kinds = Kinds of paper to make
sets-nothing = No kind of paper is ticked. Tick at least one and try again.
sets-form = Make
sets-form-print = One PDF, paper after paper, for the printer
sets-form-pdf = A ZIP archive with a PDF of each paper
sets-form-docx = A ZIP archive with a Word file (DOCX) of each paper, to edit further
sets-form-both = A ZIP archive with both PDF and DOCX of each paper
sets-make = Make the papers
sets-other-file = Choose another file
sets-progress = { $done } of { $of } papers made
sets-wait = This page looks again by itself. You may work elsewhere and come back.
sets-look-again = Look again now
sets-made = { $count ->
    [one] { $count } paper made ({ $size } KB).
   *[other] { $count } papers made ({ $size } KB).
}
sets-download = Download
sets-unfinished = Papers with gaps
sets-unfinished-about = Where the books have no figure, dots are printed. Open a paper to see what is missing.
sets-gaps = { $count ->
    [one] { $count } gap
   *[other] { $count } gaps
}
sets-letter = The letter “{ $letter }” in the paper “{ $paper }” cannot be printed. Change it where it was written and make the papers again.
sets-failed = The papers could not be made because the program failed; the fault was logged. Nothing is lost. Try again, or tick fewer kinds.
