# The desk at the door: members checked in by several devices at once, who is in the hall at any second, and votes by card.
desk-title = Bàn đón tiếp
desk-number = Số
desk-away-count = Chưa đến: { $count } đồng chí
desk-came-count = Đã đến: { $count } đồng chí
desk-clashes = Trong lúc trang này mở, bàn đón tiếp đã ghi khác về: { $names }. Những người ấy giữ như bàn đã ghi; hãy xem lại.

desk-presence = Triệu tập { $summoned }, có mặt { $present }, có quyền biểu quyết { $voting }; cần { $quorum }.
desk-quorate = Đủ điều kiện tiến hành đại hội.
desk-not-quorate = Chưa đủ, còn thiếu { $missing }.

desk-vote-agreed = { $agree }/{ $voting } đồng chí có mặt biểu quyết đồng ý, đạt { $share }
desk-vote-against = { $count } không đồng ý
desk-vote-abstained = { $count } không có ý kiến
desk-vote-adopted = Cần { $needed }, quá nửa của { $base } đảng viên tính kết quả: thông qua.
desk-vote-rejected = Cần { $needed }, quá nửa của { $base } đảng viên tính kết quả: không thông qua.
desk-votes-taken = Các lần biểu quyết
desk-votes-removed = Đã hủy
desk-vote-removed = { $subject }. Lý do hủy: { $reason }
desk-vote-edit = Sửa hoặc hủy
desk-vote-correct = Sửa số đã ghi
desk-vote-corrected = Đã sửa; lý do: { $reason }
desk-vote-reason = Lý do sửa
desk-vote-reason-hint = Ví dụ: đếm sót hàng ghế cuối.
desk-vote-take-back = Hủy lần biểu quyết này
desk-vote-why = Lý do hủy
desk-refused-sum = Ba số cộng lại là { $sum }, trong khi có mặt { $voting } đồng chí có quyền biểu quyết.
desk-refused-sum-remedy = Đếm lại số thẻ; nếu có người vừa đến hoặc ra về thì ghi ở bàn đón tiếp trước.
desk-refused-quorum = Mới có mặt { $voting } đồng chí có quyền biểu quyết, cần ít nhất { $quorum }, nên chưa biểu quyết được.
desk-refused-quorum-remedy = Chờ đủ người, hoặc ghi người đã đến ở bàn đón tiếp.
desk-refused-base = Danh sách ngày đại hội chưa có đảng viên chính thức nào, nên chưa biểu quyết được.
desk-refused-base-remedy = Kiểm tra ngày đại hội và danh sách đảng viên.

kind-desk-pass = Mã bàn đón tiếp
verb-take-congress-attendance = điểm danh đại hội
verb-add-card-vote = ghi một lần biểu quyết
verb-correct-card-vote = sửa một lần biểu quyết
verb-remove-card-vote = hủy một lần biểu quyết
