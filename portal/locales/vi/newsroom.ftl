# Phòng tin: bài viết và ảnh
newsroom-title = Tin bài
newsroom-about = Bài viết cho trang tin của khu: soạn thảo, thêm ảnh, xem thử rồi đăng.
newsroom-new = Viết bài mới
newsroom-boxes = Thời tiết và tỷ giá
newsroom-site = Xem trang tin
newsroom-none = Chưa có bài nào. Bấm “Viết bài mới” để bắt đầu.
newsroom-caption = Các bài, bài sửa gần nhất ở trên
newsroom-touched = Sửa lần cuối
newsroom-look = Xem
newsroom-as-visitor = Xem như người đọc
newsroom-preview = Xem thử
newsroom-untitled = (chưa có tiêu đề)
newsroom-status = Tình trạng
newsroom-status-draft = Bản nháp
newsroom-status-review = Chờ duyệt
newsroom-status-scheduled = Hẹn giờ đăng
newsroom-status-published = Đã đăng
newsroom-status-withdrawn = Đã gỡ

newsroom-edit-title = Sửa bài
newsroom-behind = Có phần sửa chưa đăng: người đọc vẫn thấy bản cũ cho tới khi bấm “Đăng lại”.
newsroom-problems = Cần sửa trước khi tiếp tục
newsroom-headline = Tiêu đề
newsroom-headline-hint = Một câu ngắn, nói rõ việc gì, ở đâu.
newsroom-lead = Sapo
newsroom-lead-hint = Đoạn mở đầu in đậm: ai, việc gì, lúc nào, ở đâu, kết quả ra sao.
newsroom-body = Nội dung
newsroom-body-hint = Để một dòng trống giữa hai đoạn. Dòng bắt đầu bằng “## ” là tiêu đề nhỏ, bằng “- ” là một mục liệt kê.
newsroom-marks = Xem ví dụ cách viết
newsroom-marks-example =
    Chiều 3/7, Chi bộ khu tổ chức Đại hội.

    Đoạn thứ hai, cách đoạn trên một dòng trống.

    ## Kết quả bầu cử

    Đại hội đã bầu:

    - Chi ủy gồm 5 đồng chí
    - Bí thư và Phó Bí thư
newsroom-author = Tác giả
newsroom-author-hint = Tên hoặc bút danh đứng cuối bài.
newsroom-category = Chuyên mục
newsroom-category-hint = Không bắt buộc, ví dụ: Xây dựng Đảng.
newsroom-photos = Ảnh
newsroom-photo = Ảnh { $number }
newsroom-caption-of-photo = Chú thích
newsroom-caption-hint = Câu in dưới ảnh.
newsroom-alt = Mô tả ảnh
newsroom-alt-hint = Trong ảnh có gì, cho người không nhìn được ảnh.
newsroom-credit = Nguồn ảnh
newsroom-credit-hint = Người chụp hoặc nơi cung cấp. Không bắt buộc.
newsroom-credit-line = Ảnh: { $credit }
newsroom-up = Lên
newsroom-up-label = Đưa ảnh { $number } lên trước
newsroom-down = Xuống
newsroom-down-label = Đưa ảnh { $number } xuống sau
newsroom-out = Bỏ khỏi bài
newsroom-out-label = Bỏ khỏi bài: ảnh { $number }
newsroom-add-photos = Thêm ảnh
newsroom-add-photos-hint = Chọn được nhiều ảnh một lần, loại JPEG, PNG hoặc WebP, mỗi ảnh tối đa 10 MB, rồi bấm “Lưu”. Nơi chụp, giờ chụp ghi trong tệp ảnh được xóa hết.
newsroom-save = Lưu
newsroom-publish = Lưu và đăng
newsroom-publish-again = Lưu và đăng lại
newsroom-withdraw = Gỡ bài
newsroom-withdraw-about = Gỡ bài thì người đọc không còn thấy; nội dung vẫn giữ ở đây và có thể đăng lại.
newsroom-discard = Xóa bản nháp
newsroom-discard-about = Bài chưa đăng lần nào nên có thể xóa hẳn.

newsroom-saved = Đã lưu.
newsroom-published = Đã lưu và đăng tại { $address }.
newsroom-withdrawn = Đã gỡ bài khỏi trang tin.
newsroom-discarded = Đã xóa bản nháp.
newsroom-not-discarded = Bài này đã từng đăng nên không xóa được.
newsroom-not-discarded-remedy = Hãy gỡ bài; địa chỉ và lịch sử của bài được giữ lại.

newsroom-missing-headline = Chưa có tiêu đề.
newsroom-missing-lead = Chưa có sapo.
newsroom-missing-body = Chưa có nội dung.
newsroom-missing-author = Chưa ghi tác giả.
newsroom-missing-caption = Ảnh { $number } chưa có chú thích.
newsroom-missing-alt = Ảnh { $number } chưa có mô tả.
newsroom-too-long = Dài { $count } ký tự, tối đa { $most }. Hãy rút ngắn.
newsroom-too-large = Các tệp gửi một lần nặng quá 42 MB.
newsroom-too-large-remedy = Hãy quay lại và gửi ít ảnh hơn mỗi lần. Chưa có gì bị thay đổi.
newsroom-broken = Biểu mẫu gửi lên bị đứt giữa chừng.
newsroom-broken-remedy = Hãy quay lại và bấm “Lưu” lần nữa. Chưa có gì bị thay đổi.
