# Phòng tin: bài viết và ảnh
newsroom-title = Tin bài
newsroom-about = Bài viết cho trang tin của khu: soạn thảo, thêm ảnh, xem thử rồi đăng.
newsroom-new = Viết bài mới
newsroom-boxes = Thời tiết và tỷ giá
newsroom-site = Xem trang tin
newsroom-none = Chưa có bài nào. Bấm “Viết bài mới” để bắt đầu.
newsroom-caption = Bài { $from } đến { $to } trong { $count } bài, bài sửa gần nhất ở trên
newsroom-touched = Sửa lần cuối
newsroom-look = Xem
newsroom-as-visitor = Xem như người đọc
newsroom-preview = Xem thử
newsroom-untitled = (chưa có tiêu đề)
newsroom-status = Tình trạng
newsroom-status-draft = Bản nháp
newsroom-status-returned = Trả lại để sửa
newsroom-status-behind = { $status }, có phần sửa chưa đăng
newsroom-status-review = Chờ duyệt
newsroom-status-scheduled = Hẹn giờ đăng
newsroom-status-published = Đã đăng
newsroom-status-withdrawn = Đã gỡ

newsroom-edit-title = Sửa bài
newsroom-behind = Có phần sửa chưa đăng: người đọc vẫn thấy bản cũ cho tới khi bấm “Đăng lại”.
newsroom-problems = Cần sửa trước khi tiếp tục
newsroom-headline = Tiêu đề
newsroom-headline-hint = Một câu ngắn, nói rõ việc gì, ở đâu.
newsroom-lead = Đoạn mở đầu (sapo)
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
newsroom-category-hint = Bài đứng trong chuyên mục nào của trang tin.
newsroom-photos = Ảnh
newsroom-photo = Ảnh { $number }
newsroom-caption-of-photo = Chú thích
newsroom-caption-hint = Câu in dưới ảnh.
newsroom-alt = Mô tả ảnh
newsroom-alt-hint = Trong ảnh có gì, cho người không nhìn được ảnh.
newsroom-credit = Nguồn ảnh
newsroom-credit-hint = Người chụp hoặc nơi cung cấp.
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
newsroom-withdraw = Gỡ bài
newsroom-withdraw-about = Gỡ bài thì người đọc không còn thấy; nội dung vẫn giữ ở đây và có thể đăng lại. Lý do gỡ, nếu ghi, hiện cho người đọc ở địa chỉ cũ của bài.
newsroom-discard = Xóa bản nháp
newsroom-discard-now = Xóa hẳn
newsroom-discard-about = Bài chưa đăng lần nào nên có thể xóa hẳn cùng ảnh của bài. Xóa rồi không lấy lại được.

newsroom-saved = Đã lưu.
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

newsroom-ways = Đăng bài
newsroom-returned = { $who } trả lại bài này lúc { $time } để sửa.
newsroom-reason = Lý do:
newsroom-withdrawn-because = Lý do gỡ, người đọc thấy ở địa chỉ của bài:
newsroom-waits-for = Bài sẽ tự đăng lúc { $time }.
newsroom-choose = (chọn một)
newsroom-tags = Từ khóa
newsroom-tags-hint = Cách nhau bằng dấu phẩy, ví dụ: đại hội, khu 5B. Không bắt buộc.
newsroom-site-of = Trang
newsroom-for-site = Đăng ở trang
newsroom-broken-links = Các liên kết sau không mở được:
newsroom-link-not-there = trang tin không có trang này, hoặc bài đã gỡ
newsroom-link-no-address = không đúng dạng địa chỉ
newsroom-link-of-the-office = trang của văn phòng, người đọc không vào được
newsroom-correct = Đính chính
newsroom-note = Sửa điều gì
newsroom-note-hint = Bài đã có người đọc, nên ghi rõ chỗ nào sai và đúng là thế nào, ví dụ: “Bản trước ghi 112 đảng viên, đúng là 106.” Câu này hiện dưới bài, kèm ngày giờ.
newsroom-slip = Chỉ sửa lỗi chính tả, không cần đính chính
newsroom-schedule = Hẹn giờ đăng
newsroom-schedule-hint = Giờ Việt Nam. Đến giờ, bài được kiểm tra lại rồi tự đăng.
newsroom-on-day = Ngày
newsroom-at-hour = Giờ
newsroom-return = Trả lại hoặc gỡ bài
newsroom-return-hint = Trả lại thì ghi cần sửa gì; người viết thấy câu này ở đầu bài.
newsroom-words = Lý do
newsroom-notes = Đính chính đã đăng
newsroom-way-send = Lưu và gửi duyệt
newsroom-way-return = Trả lại để sửa
newsroom-way-schedule = Lưu và hẹn giờ
newsroom-way-unschedule = Bỏ hẹn
newsroom-way-publish = Lưu và đăng
newsroom-way-publish-again = Lưu và đăng lại
newsroom-way-withdraw = Gỡ bài
newsroom-done-send = Đã lưu và gửi duyệt.
newsroom-done-return = Đã trả lại để sửa.
newsroom-done-schedule = Đã lưu. Bài sẽ tự đăng lúc { $time }.
newsroom-done-unschedule = Đã bỏ hẹn; bài không tự đăng nữa.
newsroom-done-publish = Đã lưu và đăng tại { $address }.
newsroom-done-withdraw = Đã gỡ bài khỏi trang tin.
newsroom-not-from-here = Không “{ $way }” được khi bài ở tình trạng “{ $status }”: có thể người khác vừa đổi. Hãy xem lại rồi chọn việc khác.
newsroom-no-words = Chưa ghi cần sửa gì. Hãy ghi lý do rồi bấm lại.
newsroom-no-note = Bài đã có người đọc mà nội dung thay đổi: hãy ghi đính chính, hoặc đánh dấu nếu chỉ sửa lỗi chính tả.
newsroom-no-time = Chưa chọn ngày và giờ đăng, hoặc ghi chưa đúng. Ví dụ: 25/11/2026, 07:30.
newsroom-past = Giờ này đã qua. Hãy chọn giờ sau, hoặc bấm “Lưu và đăng”.
newsroom-held-back = Đến giờ hẹn nhưng bài chưa đăng được: { $missing }
newsroom-moved = { $who } đã sửa bài này lúc { $time }, sau khi đồng chí mở trang. Phần đồng chí gõ vẫn còn đây, chưa lưu. Xem phần kia ở “Các lần sửa”, rồi bấm “Lưu” lần nữa nếu muốn giữ phần mình gõ; bản kia vẫn còn trong “Các lần sửa”.
newsroom-unseen = Có người vừa sửa bài hoặc thêm ảnh sau khi đồng chí mở trang, nên bài chưa được đăng. Phần đồng chí gõ đã lưu. Hãy xem lại bài dưới đây rồi bấm lại.
newsroom-missing-credit = Ảnh { $number } chưa có nguồn ảnh.
newsroom-missing-category = Chưa chọn chuyên mục.
newsroom-seek = Tìm trong tiêu đề
newsroom-all = Tất cả
newsroom-filter = Lọc
newsroom-none-such = Không có bài nào như vậy.
newsroom-older = Các bài cũ hơn
newsroom-waiting = { $count } bài chờ duyệt

kind-article = tin bài
kind-photo = ảnh
kind-article-photo = ảnh trong bài
kind-article-note = đính chính
kind-publication = bài đã đăng
kind-publication-tag = từ khóa của bài đã đăng
verb-draft-article = viết bài mới
verb-save-article = sửa bài
verb-add-photo = thêm ảnh vào bài
verb-send-article = gửi duyệt bài
verb-return-article = trả lại bài
verb-schedule-article = hẹn giờ đăng bài
verb-unschedule-article = bỏ hẹn giờ đăng bài
verb-publish-article = đăng bài
verb-hold-back-article = giữ lại bài đến giờ đăng
verb-withdraw-article = gỡ bài
verb-discard-article = xóa bản nháp
verb-copy-article = chép bài
verb-import-article = nhập bài từ tệp
