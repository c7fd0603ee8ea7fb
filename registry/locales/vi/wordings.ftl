# Lời văn: khung soạn và mẫu riêng.
kind-own-wording = mẫu riêng của văn bản
verb-wording-write = sửa mẫu riêng của văn bản
verb-wording-reset = về mẫu của phần mềm
writing-words = Lời văn
writing-hint = Chữ trong khung màu là số liệu lấy từ sổ sách, không cần gõ.
writing-tools = Định dạng
writing-bold = Chữ đậm
writing-italic = Chữ nghiêng
writing-shape = Kiểu đoạn
writing-paragraph = Đoạn văn
writing-heading-1 = Đề mục I, II…
writing-heading-2 = Đề mục 1, 2…
writing-heading-3 = Đề mục a, b…
writing-heading-plain = Đề mục không số
writing-bullet = Gạch đầu dòng
writing-centred = Giữa dòng, đậm
writing-flat = Không thụt đầu dòng
writing-hand = Chữ ký
writing-insert = Chèn số liệu
writing-undo = Hoàn tác
writing-redo = Làm lại
writing-plain = Sửa dạng chữ thường
writing-not-kept = Chưa lưu được, sẽ thử lại. Đừng đóng trang.
writing-fields = Số liệu dùng được trong văn bản
writing-fields-hint = Tên trong ngoặc nhọn đứng ở đâu thì số liệu hiện ra ở đó.
writing-field-unknown = Không có số liệu này. Hãy sửa tên hoặc bỏ đi.
writing-field-empty = (sổ sách nói là không có; câu chứa nó được bỏ)
writing-signs = Các dấu dùng khi sửa dạng chữ thường
writing-signs-text = NGHỊ QUYẾT          dòng đầu: tên loại; các dòng sau: trích yếu
    {"-----"}               hết phần tên
    {"#"} Đề mục           I.   (## là 1.   ### là a)   ! là không số)
    {"-"} một ý            gạch đầu dòng
    {"="} QUYẾT NGHỊ       giữa dòng, đậm
    {">"} chữ              không thụt đầu dòng
    {"**"}đậm{"**"}  {"*"}nghiêng{"*"}
    {"| Cột | Cột |"}     bảng
    {"...."} 3              ba dòng chấm
    {"==="}                 sang trang
    {"@"} T/M CHI BỘ / BÍ THƯ / họ tên   chữ ký
wordings-title = Mẫu riêng của chi bộ
wordings-own = Chi bộ đang dùng mẫu riêng dưới đây. Bản thảo lập từ nay theo mẫu này; văn bản đã soạn không đổi.
wordings-product = Chi bộ đang dùng mẫu của phần mềm. Sửa lời văn dưới đây rồi lưu thì thành mẫu riêng của chi bộ.
wordings-unknown = Số liệu không có
wordings-unknown-hint = Những chỗ này sẽ in thành dòng chấm. Xem danh sách số liệu dùng được.
wordings-subject = Xem thử cho
wordings-preview = Xem thử
wordings-empty = Mẫu không có chữ nào. Muốn dùng lại mẫu của phần mềm thì bấm nút ở dưới.
wordings-saved = Đã lưu mẫu riêng.
wordings-reset = Dùng lại mẫu của phần mềm
wordings-reset-hint = Mẫu riêng vẫn còn trong các bản trước đây.
wordings-reset-done = Từ nay dùng mẫu của phần mềm.
wordings-versions = Các bản trước đây ({ $count })
wordings-version-product = Về mẫu của phần mềm.
