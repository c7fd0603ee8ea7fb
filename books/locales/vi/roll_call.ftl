# Điểm danh ở buổi sinh hoạt và buổi học.
mark-present = Có mặt
mark-excused = Vắng có phép
mark-unexcused = Vắng không phép
mark-exempt = Được miễn
mark-away = Sinh hoạt tạm thời nơi khác
mark-made-up = Học bù
mark-online = Trực tuyến
mark-by-group = Theo tổ
roll-call-regular-on = Sinh hoạt thường kỳ ngày { $day }
roll-call-thematic-on = Sinh hoạt chuyên đề ngày { $day }
roll-call-study-on = Buổi học ngày { $day }
roll-call-title = Điểm danh
roll-call-required = Phải dự
roll-call-unmarked = Chưa điểm danh
roll-call-by-number = Gõ theo tờ đã ký
roll-call-by-card = Quét thẻ
roll-call-print = In tờ điểm danh
roll-call-group = Tổ đảng
roll-call-all = Tất cả
roll-call-nobody = Ngày này không có ai phải dự. Xem lại danh sách đảng viên.
roll-call-rest = Những người chưa điểm danh:
roll-call-all-present = Tất cả có mặt
roll-call-rest-unexcused = Vắng không phép
roll-call-others = Không phải dự ({ $count } người)
roll-call-others-text = Người được miễn, sinh hoạt tạm thời nơi khác hoặc bị đình chỉ không tính vào tỷ lệ. Người được miễn nếu đến dự thì ghi có mặt.
roll-call-exempt = được miễn sinh hoạt
roll-call-away = sinh hoạt tạm thời nơi khác
roll-call-suspended = bị đình chỉ sinh hoạt
roll-call-reason = Lý do
roll-call-save = Lưu điểm danh
roll-call-back = Xong, về trang của buổi này
roll-call-saved = { $count ->
    [0] Không có gì thay đổi.
   *[other] Đã ghi { $count } người.
}
roll-call-clashes = Có người khác vừa điểm danh
roll-call-clashes-remedy = Những dòng khác đã được lưu. Xem lại các dòng này rồi bấm lưu lần nữa để giữ lựa chọn của mình.
roll-call-clash = { $name }: người khác vừa ghi “{ $standing }”, ở đây chọn “{ $wanted }”.
roll-call-not-his-mark = Có người không thể ghi “{ $mark }” vì ngày đó không phải dự.
roll-call-not-his-mark-remedy = Mở lại trang điểm danh: danh sách đảng viên vừa thay đổi.
