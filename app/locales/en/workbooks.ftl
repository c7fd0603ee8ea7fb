sheet-download = Download spreadsheet (.xlsx)
sheet-taken = Taken from the books on { $day }
sheet-whole = { $heading }: out of
sheet-beside = { $heading }: beside it
