registry-title = Văn bản
