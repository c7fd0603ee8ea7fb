# The newsroom: articles and photos
newsroom-title = News
newsroom-about = Articles for the quarter’s news site: write, add photos, preview, publish.
newsroom-new = Write an article
newsroom-boxes = Weather and rates
newsroom-site = See the site
newsroom-none = There is no article yet. Press “Write an article” to begin.
newsroom-caption = Articles, the one changed last first
newsroom-touched = Last changed
newsroom-look = See
newsroom-as-visitor = See as a visitor
newsroom-preview = Preview
newsroom-untitled = (no headline yet)
newsroom-status = Status
newsroom-status-draft = Draft
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
newsroom-category-hint = Optional, for example: Party building.
newsroom-photos = Photos
newsroom-photo = Photo { $number }
newsroom-caption-of-photo = Caption
newsroom-caption-hint = The sentence under the photo.
newsroom-alt = Description
newsroom-alt-hint = What the photo shows, for readers who do not see it.
newsroom-credit = Credit
newsroom-credit-hint = Who took or provided it. Optional.
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
newsroom-publish = Save and publish
newsroom-publish-again = Save and publish again
newsroom-withdraw = Withdraw
newsroom-withdraw-about = Visitors no longer see a withdrawn article; its text stays here and can be published again.
newsroom-discard = Discard the draft
newsroom-discard-about = It was never published, so it can be discarded.

newsroom-saved = Saved.
newsroom-published = Saved and published at { $address }.
newsroom-withdrawn = Withdrawn from the site.
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
