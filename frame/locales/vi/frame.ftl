skip-to-content = Đến nội dung chính
server-away = Mất liên lạc với máy chủ. Trang này tự nối lại ngay khi máy chủ hoạt động trở lại; những gì đã nhập vẫn còn.
demo-banner = Bản trình diễn: tất cả người và số liệu về người ở đây đều là hư cấu.
office-name = Sổ chi bộ
nav-main = Các phần việc
switch-language = English
change-password = Đổi mật khẩu
sign-out = Đăng xuất
go-home = Về trang đầu

error-refused = Chưa thực hiện được
error-not-found = Không có trang này
error-not-found-text = Địa chỉ này không có, hoặc nội dung đã được gỡ.
error-forbidden = Không thuộc phần việc của tài khoản này
error-forbidden-text = Tài khoản đang dùng không có quyền mở trang này.
error-forbidden-remedy = Nếu đồng chí cần, hãy đề nghị người quản trị giao thêm vai trò.
error-fault = Có lỗi ở máy chủ
error-fault-text = Máy chủ gặp lỗi, mã { $id }. Không có gì bị mất.
error-fault-remedy = Hãy thử lại. Nếu vẫn lỗi, báo người quản trị mã này.
error-too-large = Tệp gửi lên quá lớn.
error-too-large-remedy = Mỗi lần chỉ nhận tối đa 20 MB. Hãy gửi từng tệp, hoặc bớt ảnh chèn trong tệp.

role-admin = Quản trị
role-secretary = Bí thư
role-committee = Chi ủy viên
role-teller = Kiểm phiếu
role-member = Đảng viên
role-editor = Biên tập
role-publisher = Duyệt tin

nav-home = Nhiệm kỳ
nav-own = Của tôi
nav-released = Chi bộ công bố
nav-roll = Đảng viên
nav-meetings = Sinh hoạt
nav-books = Sổ sách
nav-papers = Văn bản
nav-households = Hộ dân
nav-imports = Nhập số liệu
nav-congress = Đại hội
nav-news = Tin bài
nav-accounts = Tài khoản
error-go-back = Bấm nút Quay lại của trình duyệt: những gì vừa nhập vẫn còn ở đó.
error-unreadable = Máy chủ không đọc được nội dung vừa gửi.
error-unreadable-remedy = Mở lại trang rồi điền và gửi lần nữa; nếu vẫn vậy, báo người quản trị.

export-excel = Xuất Excel
