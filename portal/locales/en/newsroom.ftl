# The newsroom: articles and photos
newsroom-title = News
newsroom-about = Articles for the quarter’s news site: write, add photos, preview, publish.
newsroom-new = Write an article
newsroom-boxes = Weather and rates
newsroom-site = See the site
newsroom-none = There is no article yet. Press “Write an article” to begin.
newsroom-caption = Articles { $from } to { $to } of { $count }, the one changed last first
newsroom-touched = Last changed
newsroom-look = See
newsroom-as-visitor = See as a visitor
newsroom-preview = Preview
newsroom-untitled = (no headline yet)
newsroom-status = Status
newsroom-status-draft = Draft
newsroom-status-returned = Sent back
newsroom-status-behind = { $status }, with unpublished changes
newsroom-status-review = To be reviewed
newsroom-status-scheduled = Scheduled
newsroom-status-published = Published
newsroom-status-withdrawn = Withdrawn

newsroom-edit-title = Edit the article
newsroom-behind = There are unpublished changes: visitors see the older text until you press “Save and publish again”.
newsroom-problems = To put right first
newsroom-headline = Headline
newsroom-headline-hint = One short sentence: what, and where.
newsroom-lead = Lead
newsroom-lead-hint = The opening in bold: who, what, when, where, and how it ended.
newsroom-body = Body
newsroom-body-hint = Leave a blank line between paragraphs. A line that begins with “## ” is a subheading, with “- ” an item of a list.
newsroom-marks = See an example
newsroom-marks-example =
    On the afternoon of 3 July the cell held its congress.

    A second paragraph, after a blank line.

    ## The election

    The congress elected:

    - a committee of 5
    - a secretary and a deputy secretary
newsroom-author = By
newsroom-author-hint = The name at the end of the article.
newsroom-category = Category
newsroom-category-hint = Where on the site it stands.
newsroom-photos = Photos
newsroom-photo = Photo { $number }
newsroom-caption-of-photo = Caption
newsroom-caption-hint = The sentence under the photo.
newsroom-alt = Description
newsroom-alt-hint = What the photo shows, for readers who do not see it.
newsroom-credit = Credit
newsroom-credit-hint = Who took or provided it.
newsroom-credit-line = Photo: { $credit }
newsroom-up = Up
newsroom-up-label = Move photo { $number } up
newsroom-down = Down
newsroom-down-label = Move photo { $number } down
newsroom-out = Remove from the article
newsroom-out-label = Remove from the article: photo { $number }
newsroom-add-photos = Add photos
newsroom-add-photos-hint = Several at once, JPEG, PNG or WebP, at most 10 MB each; then press “Save”. Place and time noted in the file are removed.
newsroom-save = Save
newsroom-withdraw = Withdraw
newsroom-withdraw-about = Visitors no longer see a withdrawn article; its text stays here and can be published again. The reason, if you write one, is shown to visitors at its old address.
newsroom-discard = Discard the draft
newsroom-discard-now = Discard for good
newsroom-discard-about = It was never published, so it can be discarded with its photos. It cannot be brought back.

newsroom-saved = Saved.
newsroom-discarded = The draft is discarded.
newsroom-not-discarded = This article was once published and cannot be discarded.
newsroom-not-discarded-remedy = Withdraw it; its address and history are kept.

newsroom-missing-headline = There is no headline.
newsroom-missing-lead = There is no lead.
newsroom-missing-body = There is no body.
newsroom-missing-author = There is no by-line.
newsroom-missing-caption = Photo { $number } has no caption.
newsroom-missing-alt = Photo { $number } has no description.
newsroom-too-long = { $count } characters, at most { $most }. Shorten it.
newsroom-too-large = The files sent at once are larger than 42 MB together.
newsroom-too-large-remedy = Go back and send fewer photos at a time. Nothing was changed.
newsroom-broken = The form broke off while it was sent.
newsroom-broken-remedy = Go back and press “Save” again. Nothing was changed.

newsroom-ways = Publishing
newsroom-returned = { $who } sent this article back at { $time }.
newsroom-reason = Reason:
newsroom-withdrawn-because = Why it was withdrawn, as visitors read it at its address:
newsroom-waits-for = It will be published by itself at { $time }.
newsroom-choose = (choose one)
newsroom-tags = Tags
newsroom-tags-hint = Parted by commas, for example: congress, quarter 5B. Optional.
newsroom-site-of = Site
newsroom-for-site = For the site
newsroom-broken-links = These links lead nowhere:
newsroom-link-not-there = the site has no such page, or the article was withdrawn
newsroom-link-no-address = not the form of an address
newsroom-link-of-the-office = a page of the office, which readers cannot open
newsroom-correct = Correction
newsroom-note = What is put right
newsroom-note-hint = The article has had readers, so say what was wrong and what is right, for example: “The earlier text said 112 members; there were 106.” It stands under the article with its day and hour.
newsroom-slip = Only a slip of spelling; no note is needed
newsroom-schedule = Publish at an hour
newsroom-schedule-hint = Vietnam’s time. At that hour the article is checked again and published by itself.
newsroom-on-day = Day
newsroom-at-hour = Hour
newsroom-return = Send back or withdraw
newsroom-return-hint = Sent back, say what to put right; the writer sees it above the article.
newsroom-words = Reason
newsroom-notes = Corrections so far
newsroom-way-send = Save and send to review
newsroom-way-return = Send back
newsroom-way-schedule = Save and schedule
newsroom-way-unschedule = Do not publish by itself
newsroom-way-publish = Save and publish
newsroom-way-publish-again = Save and publish again
newsroom-way-withdraw = Withdraw
newsroom-done-send = Saved and sent to review.
newsroom-done-return = Sent back.
newsroom-done-schedule = Saved. It will be published by itself at { $time }.
newsroom-done-unschedule = It is no longer published by itself.
newsroom-done-publish = Saved and published at { $address }.
newsroom-done-withdraw = Withdrawn from the site.
newsroom-not-from-here = “{ $way }” is not possible while the article is “{ $status }”: somebody may have changed it just now. Look again and choose another way.
newsroom-no-words = Say what to put right, then press again.
newsroom-no-note = The article has had readers and its text changed: write a correction, or tick that it was only a slip of spelling.
newsroom-no-time = Choose the day and hour, for example: 25/11/2026, 07:30.
newsroom-past = This hour is past. Choose a later one, or press “Save and publish”.
newsroom-held-back = Its hour came, but it could not be published: { $missing }
newsroom-unseen = Somebody changed the article or added a photo after you opened the page, so it is not published. What you typed is saved. Look through the article below, then press again.
newsroom-moved = { $who } changed this article at { $time }, after you opened the page. What you typed is still here, not saved. See the other text under “Revisions”, then press “Save” again to keep yours; the other one stays under “Revisions”.
newsroom-missing-credit = Photo { $number } has no credit.
newsroom-missing-category = There is no category.
newsroom-seek = Seek in headlines
newsroom-all = All
newsroom-filter = Filter
newsroom-none-such = There is no such article.
newsroom-older = Older articles
newsroom-waiting = { $count ->
    [one] { $count } article to be reviewed
   *[other] { $count } articles to be reviewed
 }

kind-article = articles
kind-photo = photos
kind-article-photo = photos in articles
kind-article-note = corrections
kind-publication = published articles
kind-publication-tag = tags of published articles
verb-draft-article = began an article
verb-save-article = changed an article
verb-add-photo = added a photo to an article
verb-send-article = sent an article to review
verb-return-article = sent an article back
verb-schedule-article = scheduled an article
verb-unschedule-article = unscheduled an article
verb-publish-article = published an article
verb-hold-back-article = held an article back at its hour
verb-withdraw-article = withdrew an article
verb-discard-article = discarded a draft
verb-copy-article = copied an article
verb-import-article = took an article in from a file
