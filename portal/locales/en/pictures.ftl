# Photos in an article: why a file is not taken
pictures-too-many = “{ $file }” was not added: an article holds 100 photos at most.
pictures-too-large = “{ $file }” is larger than 10 MB. Make the picture smaller and choose it again.
pictures-not-a-picture = “{ $file }” is not JPEG, PNG or WebP, whatever its name says. Choose a picture file.
pictures-heic = “{ $file }” is an iPhone’s HEIC picture, which many devices cannot open. On the iPhone choose Settings › Camera › Formats › Most Compatible and take it again; a picture taken before becomes a JPEG when it is sent by e-mail or Zalo.
pictures-moves = “{ $file }” is a moving picture. Choose a still one.
pictures-too-many-pixels = “{ $file }” has more than 40 million pixels. Make the picture smaller and choose it again.
pictures-damaged = The picture “{ $file }” is damaged or incomplete. Copy it from the camera again and choose it again.
kind-publication-photo = photos of a published article
