# Wording: the editor and the cell's own templates.
kind-own-wording = own wording of a paper
verb-wording-write = changed the own wording of a paper
verb-wording-reset = went back to the product's wording
writing-words = Words
writing-hint = What stands in a coloured frame is a figure from the records and need not be typed.
writing-tools = Format
writing-bold = Bold
writing-italic = Italic
writing-shape = Kind of paragraph
writing-paragraph = Paragraph
writing-heading-1 = Heading I, II…
writing-heading-2 = Heading 1, 2…
writing-heading-3 = Heading a, b…
writing-heading-plain = Heading without number
writing-bullet = Line of a list
writing-centred = Centred, bold
writing-flat = Without indent
writing-hand = Signature
writing-insert = Insert a figure
writing-undo = Undo
writing-redo = Redo
writing-plain = Edit as plain text
writing-not-kept = Not saved yet, trying again. Do not close the page.
writing-fields = Figures that the paper can use
writing-fields-hint = Where a name in braces stands, its figure appears.
writing-field-unknown = There is no such figure. Change the name or take it out.
writing-field-empty = (the records say: none; its sentence is left out)
writing-signs = The signs of plain text
writing-signs-text = NGHỊ QUYẾT          first line: the kind's name; next lines: what it is about
    {"-----"}               end of the title
    {"#"} Heading          I.   (## is 1.   ### is a)   ! has no number)
    {"-"} a point          a line of a list
    {"="} QUYẾT NGHỊ       centred, bold
    {">"} words            without indent
    {"**"}bold{"**"}  {"*"}italic{"*"}
    {"| Column | Column |"}     a table
    {"...."} 3              three dotted lines
    {"==="}                 a new page
    {"@"} T/M CHI BỘ / BÍ THƯ / name   a signature
wordings-title = The cell's own wording
wordings-own = The cell uses its own wording below. Drafts begun from now on take it; papers already drafted do not change.
wordings-product = The cell uses the product's wording. Change it below and save, and it is the cell's own.
wordings-unknown = No such figures
wordings-unknown-hint = These places are printed as dots. See the list of figures that can be used.
wordings-subject = Preview for
wordings-preview = Preview
wordings-empty = The wording is empty. To use the product's again, press the button below.
wordings-saved = The own wording is saved.
wordings-reset = Use the product's wording again
wordings-reset-hint = The own wording stays among the earlier versions.
wordings-reset-done = From now on the product's wording is used.
wordings-versions = Earlier versions ({ $count })
wordings-version-product = Back to the product's wording.
