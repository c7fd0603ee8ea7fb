# Copying an article, exporting it as a file, taking one in
parcels-copy = Save and copy as a new article
parcels-copied = Copied as a new draft, with the photos and their words.
parcels-export = Export as a file
parcels-import = Take in an article
parcels-import-about = Takes in an article that was exported, here or elsewhere: words, photos, captions, credits and their order stay. It becomes a draft.
parcels-file = The article’s file (.zip)
parcels-file-hint = Made by “Export as a file” of an article, at most 42 MB.
parcels-take = Take in
parcels-taken = It is a draft now.
parcels-not-a-parcel = This is no .zip file, or a damaged one. Choose a file that was exported from an article.
parcels-no-article = There is no article exported by this program in the file. Choose the right file.
parcels-too-large = The file holds more than an article can have. Nothing was taken in.
parcels-no-photo = Photo { $number } of the article is not in the file. Export the article again.
