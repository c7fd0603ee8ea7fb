# The site for readers
reading-site = News of the quarter
reading-news = News
reading-nothing-yet = There is no news yet.
reading-others = More news
reading-date = { $weekday }, { $day }
reading-weekday-0 = Sunday
reading-weekday-1 = Monday
reading-weekday-2 = Tuesday
reading-weekday-3 = Wednesday
reading-weekday-4 = Thursday
reading-weekday-5 = Friday
reading-weekday-6 = Saturday
reading-corrected = Updated { $time }
reading-preview = A preview: nobody outside the newsroom sees this page.
reading-more = All news
reading-print = Print
reading-aside = More
reading-for-officials = For officials
reading-front = Front page
reading-front-about = The newest from { $title }. { $subtitle }
reading-categories = Categories
reading-category-about = The articles of { $title } under { $category }, newest first.
reading-tag = Tag: { $tag }
reading-tag-about = The articles of { $title } with the tag { $tag }, newest first.
reading-archive = Archive
reading-archive-about = Everything published by { $title }, month by month.
reading-all-by-month = Everything published, month by month
reading-year = The year { $year }
reading-month = { $month }/{ $year }
reading-month-about = { $month }: what { $title } published.
reading-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
reading-pages = Pages of the list
reading-page = page { $number }
reading-newer = Newer
reading-older = Older
reading-way = The way here
reading-kin = Related sites
reading-search = Search the articles
reading-search-hint = Search, accents are not needed
reading-find = Search
reading-notes = Corrections
reading-tags = Tags:
reading-share = Share
reading-copy = Copy the address
reading-copied = The address is copied.
reading-share-zalo = Share on Zalo
reading-share-facebook = Share on Facebook
reading-to-print = Page to print
reading-back = Back to the article
reading-hear = ▶ Hear the article
reading-hear-pause = ⏸ Pause
reading-hear-on = ▶ Go on
reading-hear-stop = ⏹ Stop
reading-beside = The articles before and after
reading-before = Before
reading-after = After
reading-same-category = From the same category
reading-withdrawn = This article was taken off
reading-withdrawn-text = It was published here once and has been taken off the site.
reading-search-about = Search the articles of { $title } by their words, with accents or without.
reading-search-of = Search: { $words }
reading-search-none = No article has all the words “{ $words }”. Take fewer, or others.
reading-search-count = { $count ->
    [one] { $count } article.
   *[other] { $count } articles, newest first.
}
reading-search-more = There are more than { $count } articles; these are the newest { $count }. More words find fewer.
reading-search-apart = In none do these words stand side by side; these have all of them.
reading-withdrawn-reason = Reason:
