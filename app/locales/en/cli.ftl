cli-fault = Not done: { $fault }
cli-no-data = The directory { $dir } holds no data of chibo.
cli-no-data-remedy = Make one with: chibo new --cell "Chi bộ …", or name the right directory with --data.
cli-serving = Serving at { $address } (stop with Ctrl+C)
cli-first-start = First start: open { $address } to make the cell and the first administrator.
cli-address-taken = The address { $address } is used by another program, or cannot be used.
cli-address-taken-remedy = Choose another port, for example: --listen 127.0.0.1:8081
cli-term-label = The label is { $label } but the days are those of the term { $says }.
cli-term-label-remedy = Mend the label, or --from and --to.
cli-targets-file = The file of targets cannot be read: { $fault }
cli-term-opened = The term { $label } is open.
cli-no-term = There is no such term.
cli-no-term-remedy = Open one with: chibo term open 2022-2025 --from 2022-07-03 --to 2025-06-30
cli-no-measure = There is no measure { $measure }.
cli-no-measure-remedy = Measures that take evidence: { $names }
cli-evidence-added = The evidence is registered.
cli-new-done = { $cell } was made in { $dir }.
cli-new-login = Login: { $login }   Password: { $password }
cli-new-next = Write this password down; it is shown once. Next: chibo serve
cli-roll = On { $day }: { $members } members, { $official } official, { $probationary } probationary, { $exempt } exempt.
cli-no-document = There is no document { $kind }, or the output is not a .pdf or .docx.
cli-no-document-remedy = There is: { $kinds }; written as .pdf or .docx
cli-no-subject = This document cannot be made: there is no such record, or it is not final yet.
cli-no-subject-remedy = See what it can be made from: chibo document { $kind } --list
cli-gap = A gap: { $field }. { $why }
cli-document-written = { $file } was written.
cli-no-election = There is no election { $id }.
cli-no-election-remedy = See the list with: chibo election list
cli-no-file = The file { $file } cannot be read.
cli-no-file-remedy = Check the path and the name of the file.
cli-sheet-no-file-remedy = Name an election's id (see: chibo election list) or the path of an election record file.
cli-verify-agrees = The outcome stated in the file is the outcome computed.
cli-verify-differs = The outcome stated in the file differs from the one computed at { $field }: stated { $stated }, computed { $computed }.
cli-election-open = open
cli-election-closed = closed
cli-import-undone = The import was taken back: { $count } records are as they were.
cli-import-undone-already = This import was taken back before.
cli-import-depended = Not taken back: later work depends on this import.
cli-import-depended-remedy = Take the later work back first.
cli-no-batch = There is no import { $batch }.
cli-no-batch-remedy = Its code is printed when an import ends; the import page lists it too.
cli-demo-foreign = The directory { $dir }, or the database named, holds real records, not a demonstration; it is left alone.
cli-demo-foreign-remedy = Choose another directory: chibo demo --data ./demo-data
cli-demo-loading = Loading the demonstration of quarter 5B…
cli-demo-ready = The demonstration is ready: { $address }
    Everybody in it is made up. Sign in with:
cli-demo-look = Worth a look:
      /                                  the quarter's news page, the article on the congress
      /van-phong                         the table of 12 targets; open a figure down to its people
      /van-phong/nhap-so-lieu            the seven workbooks that were imported; import again, preview
      /van-phong/sinh-hoat               the meetings: agenda, invitation, attendance, minutes
      /van-phong/so-sach                 the books: inspections, admissions, fees, ratings, four goods
      /van-phong/dai-hoi                 the 5th congress, three ballots, the resolution as PDF
      /van-phong/nhiem-ky/2022-2025/bao-cao   the term-end report, opening congress VI
cli-letter = The letter { $letter } cannot be printed.
cli-letter-remedy = Take this letter out where it was written, or replace it.
cli-election-practice = (practice)
article-byline = The editors
cli-backup-done = { $files } files ({ $size } KB) are backed up in { $file }, which was read back. It is encrypted with the key { $key }.
cli-key-new = The key of the data was made; it stands in { $file }. Print it or write it down, and keep it apart from the machine; without it nobody can read the data or the backups: { $key }
cli-key = The key { $name }, in { $file }. Print it or write it down, and keep it apart from the machine.
cli-key-changed = The key { $old } was changed for { $name }, in { $file }; everything is sealed with the new key. Print it. Backups made before still need the key { $old }: keep the old sheet.
cli-key-in-hand = where it was typed
cli-key-typed = The key was typed and stands in no file, so there is no place for a new one.
cli-key-typed-remedy = Write the key into a file, then run: chibo key --change --key FILE
cli-locked = The data are sealed with the key { $name }, which is not in { $file }.
cli-locked-remedy = Insert the stick that holds the key, copy its file back to where it was, or add --key and type the key as it was printed.
cli-key-mistyped = The key is mistyped.
cli-key-remedy = Type the key as it was printed: chibo restore FILE --key "…", or print it again on the old machine with: chibo key
cli-backup-postgres = The data are in PostgreSQL, which chibo does not back up yet.
cli-backup-postgres-remedy = Use pg_dump of PostgreSQL, and copy the data directory as well.
cli-backup-none = This file is no backup of chibo.
cli-backup-none-remedy = Choose a file that chibo backup wrote.
cli-backup-not-empty = The data directory holds other files already, which are left alone.
cli-backup-not-empty-remedy = Choose a new directory with --data.
cli-backup-other-key = This backup is encrypted with the key { $name }, which this machine has not seen.
cli-backup-damaged = The backup was changed or damaged at { $what }. Nothing was written.
cli-backup-damaged-remedy = Copy the file again from where it is kept, or use another backup.
cli-restored = Restored into { $dir }: { $files } files, the same as in the backup.
