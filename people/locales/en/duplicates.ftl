# duplicates
