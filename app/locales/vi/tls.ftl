# Chứng chỉ cho mạng nội bộ.
tls-title = Kết nối an toàn với máy chủ chi bộ
tls-about = Máy chủ này tự cấp chứng chỉ để mật khẩu và dữ liệu đi trong mạng nội bộ được mã hóa. Mỗi máy, mỗi điện thoại cài chứng chỉ một lần; sau đó trình duyệt không còn cảnh báo.
tls-download = Tải chứng chỉ
tls-go-on = Đã cài, vào trang chi bộ
tls-compare = So dấu vân tay trước khi cài
tls-compare-text = Khi cài, máy hiện dấu vân tay SHA-256 của chứng chỉ. Chỉ cài nếu trùng với dấu vân tay trên màn hình máy chủ, hoặc trên tờ giấy do người quản trị đưa. Khác một ký tự cũng không cài và báo người quản trị.
tls-code = Mã QR của dấu vân tay
tls-steps = Cách cài
tls-android = Điện thoại Android
tls-android-steps = Tải chứng chỉ về. Mở Cài đặt, tìm “chứng chỉ CA” (thường ở Bảo mật → Cài đặt bảo mật khác → Cài đặt từ bộ nhớ → Chứng chỉ CA), chọn tệp chibo.crt trong mục Tải xuống. Muốn so dấu vân tay: mở lại mục Chứng chỉ tin cậy → Người dùng.
tls-iphone = iPhone, iPad
tls-iphone-steps = Mở trang này bằng Safari, tải chứng chỉ, chọn Cho phép. Vào Cài đặt → Đã tải về hồ sơ → Cài đặt; bấm Chi tiết để so dấu vân tay. Sau đó vào Cài đặt → Cài đặt chung → Giới thiệu → Cài đặt tin cậy chứng nhận, bật chứng chỉ chibo.
tls-windows = Máy tính Windows (Chrome, Edge, Cốc Cốc)
tls-windows-steps = Tải rồi mở tệp chibo.crt. Chọn Install Certificate → Local Machine (hoặc Current User) → Place all certificates in the following store → Trusted Root Certification Authorities. Dấu vân tay Windows hiện ở thẻ Details là loại SHA-1; muốn so SHA-256, chạy lệnh: certutil -hashfile chibo.crt SHA256
tls-firefox = Firefox trên máy tính
tls-firefox-steps = Vào Cài đặt → Riêng tư & Bảo mật → Xem chứng chỉ → Nhà cung cấp → Nhập, chọn tệp chibo.crt, đánh dấu tin cậy để nhận dạng trang web. Bấm Xem để so dấu vân tay SHA-256.
tls-bounds = Chứng chỉ này chỉ có hiệu lực với địa chỉ của mạng nội bộ, không dùng được cho trang nào trên Internet.
