# Papers written freely.
paper-letter = Letter
paper-about-letter = Written freely to the superior or others: heading, number and signature are there.
paper-announcement = Announcement
paper-about-announcement = Written freely to the members of the cell.
papers-free-file = Other papers
