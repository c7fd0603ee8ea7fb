# Tài khoản: đăng nhập, mật khẩu, vai trò, lần chạy đầu.
accounts-sign-in = Đăng nhập
accounts-forgotten = Quên mật khẩu? Hãy nhờ người quản trị của chi bộ cấp lại.

accounts-login = Tên đăng nhập
accounts-login-hint = Từ 2 đến 40 ký tự: chữ thường không dấu, chữ số, dấu chấm, gạch nối. Ví dụ: bithu.
accounts-password = Mật khẩu
accounts-password-hint = Ít nhất 10 ký tự. Một câu ngắn dễ nhớ là tốt nhất.
accounts-new-password = Mật khẩu mới
accounts-present = Mật khẩu đang dùng
accounts-again = Nhập lại mật khẩu mới
accounts-name = Họ và tên
accounts-roles = Vai trò
accounts-state = Tình trạng
accounts-active = Đang dùng
accounts-inactive = Đã khóa

accounts-title = Tài khoản
accounts-count = { $count } tài khoản
accounts-new = Thêm tài khoản
accounts-new-hint = Máy sẽ tạo mật khẩu đầu tiên và chỉ hiện một lần.
accounts-new-do = Tạo tài khoản
accounts-created = Mật khẩu đã được tạo
accounts-created-text = Hãy chép lại và trao tận tay người dùng: mật khẩu này chỉ hiện một lần. Người dùng có thể tự đổi sau khi đăng nhập.
accounts-may-sign-in = Được đăng nhập
accounts-change-hint = Sau khi lưu, người dùng này phải đăng nhập lại.
accounts-change-do = Lưu thay đổi
accounts-changed = Đã lưu tài khoản của { $name }.
accounts-reset = Cấp lại mật khẩu
accounts-reset-text = Mật khẩu cũ hết hiệu lực ngay. Mật khẩu mới chỉ hiện một lần.
accounts-reset-do = Cấp mật khẩu mới

accounts-role-admin = tạo tài khoản và giao vai trò
accounts-role-secretary = làm mọi việc của chi bộ, trừ quản lý tài khoản
accounts-role-committee = xem toàn bộ sổ sách, không sửa
accounts-role-teller = nhập kết quả kiểm phiếu
accounts-role-member = xem chỉ tiêu bằng con số, không xem tên người
accounts-role-editor = viết tin bài, gửi duyệt
accounts-role-publisher = viết, duyệt và đăng tin bài

accounts-own-password = Đổi mật khẩu
accounts-own-password-lead = Sau khi đổi, các máy khác đang đăng nhập bằng tài khoản này sẽ phải đăng nhập lại.
accounts-own-password-do = Đổi mật khẩu
accounts-password-changed = Đã đổi mật khẩu.

accounts-setup = Lần chạy đầu tiên
accounts-setup-lead = Hãy khai tên chi bộ và tạo tài khoản đầu tiên. Tài khoản này vừa là quản trị, vừa là bí thư; sau này có thể giao bớt vai trò cho người khác.
accounts-ma = Mã khởi đầu
accounts-ma-hint = Mã này hiện trên màn hình của máy chủ khi chương trình chạy lần đầu.
accounts-cell = Tên chi bộ
accounts-cell-hint = Viết đầy đủ như trên văn bản. Ví dụ: Chi bộ khu 5B.
accounts-ward = Phường, xã
accounts-ward-hint = Ví dụ: Phường Quang Trung. Có thể để trống.
accounts-setup-do = Bắt đầu
accounts-setup-done = Đã tạo chi bộ và tài khoản đầu tiên. Việc tiếp theo: mở nhiệm kỳ và nhập danh sách đảng viên.

accounts-refused-sign-in = Tên đăng nhập hoặc mật khẩu không đúng.
accounts-refused-sign-in-remedy = Hãy nhập lại; chú ý chữ hoa, chữ thường và bộ gõ tiếng Việt.
accounts-refused-wait = Đã nhập sai nhiều lần. Hãy đợi { $seconds } giây rồi thử lại.
accounts-refused-login = Tên đăng nhập “{ $login }” không dùng được.
accounts-refused-taken = Tên đăng nhập “{ $login }” đã có người dùng.
accounts-refused-taken-remedy = Hãy chọn tên khác, hoặc mở tài khoản đã có để sửa.
accounts-refused-name = Chưa có họ và tên.
accounts-refused-roles = Chưa chọn vai trò nào. Mỗi tài khoản cần ít nhất một vai trò.
accounts-refused-short = Mật khẩu mới có { $length } ký tự; cần ít nhất { $least }.
accounts-refused-is-login = Mật khẩu không được trùng với tên đăng nhập.
accounts-refused-differ = Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại cả hai ô.
accounts-refused-present = Mật khẩu đang dùng không đúng.
accounts-refused-last-admin = Đây là người quản trị cuối cùng, không thể bỏ vai trò hoặc khóa.
accounts-refused-last-admin-remedy = Hãy giao vai trò quản trị cho một tài khoản khác trước.
accounts-refused-none = Không có tài khoản này.
accounts-refused-code = Mã khởi đầu không đúng. Hãy xem lại trên màn hình của máy chủ.

units-refused-no-name = Chưa có tên chi bộ.
units-refused-exists = Thư mục dữ liệu này đã có { $name }.
units-refused-exists-remedy = Mỗi thư mục dữ liệu dùng cho một chi bộ. Hãy chọn thư mục khác.
