# Chuyên mục của trang tin
categories-title = Chuyên mục
categories-about = Mỗi bài đứng trong một chuyên mục; người đọc bấm tên chuyên mục để xem các bài cùng loại. Thứ tự ở đây là thứ tự trên trang tin.
categories-name = Chuyên mục { $number }
categories-count = { $count } bài
categories-up-label = Đưa “{ $name }” lên trước
categories-remove = Xóa
categories-remove-label = Xóa chuyên mục “{ $name }”
categories-new = Thêm chuyên mục
categories-new-hint = Một tên ngắn, ví dụ: Khuyến học. Để trống nếu không thêm.
categories-save = Lưu
categories-saved = Đã lưu chuyên mục.
categories-no-name = Chuyên mục “{ $slug }” chưa có tên. Hãy ghi tên, hoặc bấm “Xóa” nếu không dùng nữa.
categories-too-long = Tên chuyên mục “{ $slug }” dài quá { $most } ký tự. Hãy rút ngắn.
categories-twice = Đã có chuyên mục tên “{ $name }”. Hãy đặt tên khác.
categories-used = Chuyên mục này còn bài nên không xóa được. Hãy chuyển các bài sang chuyên mục khác trước.
kind-category = chuyên mục
verb-save-categories = sửa chuyên mục
