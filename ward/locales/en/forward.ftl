# Handing the cells' figures on to the unit above, and taking those of the units below.
forward-title = Figures for the unit above
forward-lead = What the cells released is put into one signed file for the unit above; there, on this same page, it is taken in.
forward-send = File for the unit above
forward-holds = { $name }: { $cells } cells, { $released } of which have released figures. Figures alone, no member's name.
forward-download = Download the file
forward-take = File of a unit below
forward-take-text = The same file twice changes nothing; figures older than those here are passed over.
forward-take-do = Take the file
forward-confirm = Compared and right: take the file
forward-stranger = Not taken yet: the key of { $name } has not been confirmed here.
forward-stranger-text = Telephone the sender and read the groups of the fingerprint to each other. If they are the same, choose the file again and press the button below.
forward-taken = Taken: new figures of { $new } cells, { $same } cells as before.
forward-elsewhere = The file is not taken: “{ $name }” is no unit below the sender.
forward-elsewhere-remedy = See on the page of units where it belongs, or ask the sender.
forward-no-file-remedy = Choose the .json file that the unit below handed over, then press Take the file.
verb-bundle-take = took in figures handed on by a unit below
