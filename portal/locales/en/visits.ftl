# Figures of visits
visits-title = Visits
visits-online = Online now
visits-total = Visits in all
visits-how = How these figures are counted
visits-page = Figures of visits
visits-migrated = Of these, taken over from the former site
visits-counted = Of these, counted here since { $day }
visits-bots = Visits by search engines (in none of the figures above)
visits-meaning = What the figures mean
visits-meaning-online = “Online now” is the number of different readers who opened at least one page in the last { $minutes } minutes.
visits-meaning-total = “Visits in all” is the number of times a page was opened: those taken over from the former site and those counted here. The figure on a page is at most a second old.
visits-meaning-bots = Search engines and other programs are counted apart.
visits-meaning-privacy = This site uses no cookie and stores no reader’s address. To tell two readers apart the server keeps a hash in memory and drops it after 5 minutes.
