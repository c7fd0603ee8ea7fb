# Where an article is written
editor-tools = Writing tools
editor-keys = Ctrl+B bold, Ctrl+I italic, Ctrl+K link, Ctrl+Z undo; Alt+F10 goes to the tools, arrow keys from button to button, Esc back to the text.
editor-paragraph = Paragraph
editor-heading = Heading
editor-subheading = Subheading
editor-strong = Bold
editor-em = Italic
editor-bullets = • List
editor-numbers = 1. Numbered list
editor-quote = Quotation
editor-link = Link
editor-table = Table
editor-photo = Photo
editor-undo = Undo
editor-redo = Redo
editor-do-sink = Indent
editor-do-lift = Outdent
editor-do-row = Add row
editor-do-column = Add column
editor-do-rowless = Remove row
editor-do-columnless = Remove column
editor-do-tableless = Remove table

editor-link-address = Address of the link
editor-link-wrong = This address is not right. Write it as in the browser's address bar, for example uongbi.gov.vn/tin-tuc; a mailbox as name@place.vn.
editor-link-set = Set link
editor-link-remove = Remove link
editor-link-leave = Cancel

editor-kept = This browser keeps text that was typed and not saved, from
editor-kept-take = Take it back
editor-kept-drop = Drop it

editor-picture = Pasted picture
editor-uploading = Uploading:
editor-failed = This photo could not be uploaded: the connection or the session is gone.
editor-again = Try again
editor-let-go = Drop this photo
editor-waiting = Photos are being uploaded; the article will be saved when they are there.
editor-took = Pictures taken from what was pasted: { $count }. Look over the caption and description below each.
editor-lost = Pictures that could not be taken from what was pasted: { $count }. Save them as files and add them with “Photo”.
editor-place = Place in the text
editor-lift = Move to the list of photos
editor-lifted = Photo { $number } now stands in the list “Photos” below, not placed in the text.
editor-photos-about = Photos without a place in the text stand here. When the article is published, the first of them stands below the lead, the others are spread over the text. Caption, description and credit always go with their photo. The first photo of the text is also that of the front page.
editor-placed = placed in the text
editor-table-region = Table in the article
