# Học tập, quán triệt.
study-list = Học tập, quán triệt
study-new = Thêm buổi học
study-edit = Sửa buổi học
study-back = Không lưu, quay lại
study-remove = Bỏ buổi học này
study-on = Ngày
study-on-hint = Ngày/tháng/năm, ví dụ 15/9/2026
study-subject = Chỉ thị, nghị quyết được học
study-place = Địa điểm
study-none = Năm { $year } chưa có buổi học nào.
study-count = { $count } buổi học năm { $year }
study-studied = Đã học
study-share = Tỷ lệ
study-owed = Còn học bù
study-not-held = chưa điểm danh
study-to-make-up = Còn phải học bù
study-all-studied = Mọi người phải học đều đã học.
study-tick = { $count } người chưa học. Đánh dấu những người đã học bù:
study-made-up = Ghi đã học bù
study-made-up-saved = { $count ->
    [0] Không có gì thay đổi.
   *[other] Đã ghi học bù cho { $count } người.
}
study-cannot-make-up = Có người không phải học buổi này. Mở lại trang để xem danh sách mới.
study-no-marks = Buổi này chưa điểm danh.
study-same-day = Ngày này đã có một buổi học.
study-same-day-remedy = Sổ học tập mỗi ngày một buổi: sửa buổi đã có, hoặc chọn ngày khác.
study-marked = Buổi học đã điểm danh nên không bỏ được.
study-marked-remedy = Nếu ghi nhầm, hoàn tác lần điểm danh trong Nhật ký trước.
study-missed = Buổi chưa học
study-owing-count = { $count } người còn phải học bù
study-due = { $count } người chưa học bù buổi học ngày { $day }
verb-add-study = thêm buổi học
verb-change-study = sửa buổi học
verb-remove-study = bỏ buổi học
