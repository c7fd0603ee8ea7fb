# Thống kê truy cập
visits-title = Thống kê truy cập
visits-online = Đang online
visits-total = Tổng lượt truy cập
visits-how = Cách tính các con số này
visits-page = Thống kê truy cập
visits-migrated = Trong đó chuyển từ trang cũ sang
visits-counted = Trong đó trang này đếm được từ { $day }
visits-bots = Lượt của máy tìm kiếm (không tính vào các số trên)
visits-meaning = Các con số có nghĩa là gì
visits-meaning-online = “Đang online” là số người đọc khác nhau đã mở ít nhất một trang trong { $minutes } phút vừa qua.
visits-meaning-total = “Tổng lượt truy cập” là số lần mở trang, gồm số chuyển từ trang cũ và số đếm tại đây; số trên trang chậm nhất một giây.
visits-meaning-bots = Máy tìm kiếm và chương trình tự động được đếm riêng.
visits-meaning-privacy = Trang này không dùng cookie và không lưu địa chỉ của người đọc. Để phân biệt hai người đọc, máy chủ giữ tạm trong bộ nhớ một mã băm, quá 5 phút thì bỏ.
