# Ô soạn bài
editor-tools = Công cụ soạn bài
editor-keys = Ctrl+B chữ đậm, Ctrl+I chữ nghiêng, Ctrl+K liên kết, Ctrl+Z hoàn tác; Alt+F10 lên thanh công cụ, phím mũi tên đi giữa các nút, Esc trở lại bài.
editor-paragraph = Đoạn
editor-heading = Tiêu đề mục
editor-subheading = Tiêu đề nhỏ
editor-strong = Đậm
editor-em = Nghiêng
editor-bullets = • Danh sách
editor-numbers = 1. Danh sách số
editor-quote = Trích dẫn
editor-link = Liên kết
editor-table = Bảng
editor-photo = Ảnh
editor-undo = Hoàn tác
editor-redo = Làm lại
editor-do-sink = Lùi vào
editor-do-lift = Lùi ra
editor-do-row = Thêm hàng
editor-do-column = Thêm cột
editor-do-rowless = Bớt hàng
editor-do-columnless = Bớt cột
editor-do-tableless = Bỏ bảng

editor-link-address = Địa chỉ liên kết
editor-link-wrong = Địa chỉ này chưa đúng. Ghi như trên thanh địa chỉ của trình duyệt, ví dụ: uongbi.gov.vn/tin-tuc; thư điện tử thì ghi ten@noi-gui.vn.
editor-link-set = Gắn liên kết
editor-link-remove = Bỏ liên kết
editor-link-leave = Thôi

editor-kept = Trình duyệt này còn giữ chữ đã gõ mà chưa lưu, lúc
editor-kept-take = Lấy lại
editor-kept-drop = Bỏ đi

editor-picture = Ảnh dán vào
editor-uploading = Đang tải lên:
editor-failed = Chưa tải ảnh này lên được: mất kết nối hoặc hết phiên làm việc.
editor-again = Tải lại
editor-let-go = Bỏ ảnh này
editor-waiting = Đang tải ảnh lên; tải xong bài sẽ tự được lưu.
editor-took = Đã nhận { $count } ảnh từ phần dán vào: xem lại chú thích và mô tả dưới mỗi ảnh.
editor-lost = { $count } ảnh trong phần dán vào không lấy được: hãy lưu ảnh đó ra tệp rồi thêm bằng nút “Ảnh”.
editor-place = Đặt vào bài
editor-lift = Chuyển xuống danh sách ảnh
editor-lifted = Ảnh { $number } nay ở danh sách “Ảnh” bên dưới, chưa đặt vào bài.
editor-photos-about = Ảnh chưa đặt vào bài đứng ở đây. Khi đăng, ảnh đầu tiên trong số đó đứng ngay sau sapo, các ảnh sau rải đều trong bài. Chú thích, mô tả và nguồn ảnh luôn đi theo ảnh. Ảnh đứng trước nhất trong bài cũng là ảnh trên trang đầu.
editor-placed = đã đặt trong bài
editor-table-region = Bảng trong bài
