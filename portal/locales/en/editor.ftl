# Where an article is written
editor-table-region = Table in the article
