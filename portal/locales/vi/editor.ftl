# Ô soạn bài
editor-table-region = Bảng trong bài
