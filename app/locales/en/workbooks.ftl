sheet-download = Download spreadsheet (.xlsx)
sheet-taken = Taken from the books on { $day }
sheet-beside = { $heading }: beside it
