# Biểu mẫu.
form-save = Lưu
form-empty = Chưa ghi gì ở ô này.
form-number-missing = Chưa nhập số. Nếu không có thì ghi 0.
form-number-wrong = “{ $text }” không phải là số nguyên từ 0 trở lên.
form-minutes-wrong = Thời gian phải là số phút, nhiều nhất 1440.
form-day-wrong = “{ $text }” không phải là một ngày. Ghi theo dạng ngày/tháng/năm, ví dụ 3/7/2022.
form-clock-wrong = “{ $text }” không phải là giờ. Ghi ví dụ 13:30.
form-refused = Có ô chưa đúng. Những gì đã nhập vẫn còn; hãy sửa các ô có ghi chú.
