# Chuyển số liệu của các chi bộ lên cấp trên, và nhận của cấp dưới.
forward-title = Chuyển số liệu lên cấp trên
forward-lead = Số liệu các chi bộ đã gửi được gói thành một tệp có chữ ký để chuyển lên cấp trên; ở cấp trên, cũng tại trang này, tệp được nhận vào.
forward-send = Lập tệp gửi cấp trên
forward-holds = { $name }: { $cells } chi bộ, { $released } chi bộ đã gửi số liệu. Chỉ có con số, không có tên đảng viên.
forward-download = Tải tệp
forward-take = Nhận tệp của cấp dưới
forward-take-text = Nhận lại cùng một tệp thì không có gì thay đổi; số liệu cũ hơn số liệu đang có thì bỏ qua.
forward-take-do = Nhận tệp
forward-confirm = Đã đối chiếu đúng, nhận tệp
forward-stranger = Chưa nhận tệp: khóa của { $name } chưa được xác nhận ở đây.
forward-stranger-text = Gọi điện cho đơn vị gửi, đọc từng nhóm số của dấu vân tay. Nếu khớp, chọn lại tệp và bấm nút bên dưới.
forward-taken = Đã nhận: { $new } chi bộ có số liệu mới, { $same } chi bộ không đổi.
forward-elsewhere = Không nhận tệp: “{ $name }” không phải là đơn vị cấp dưới của nơi gửi.
forward-elsewhere-remedy = Xem lại đơn vị này trực thuộc đâu ở trang Các đơn vị, hoặc hỏi lại nơi gửi.
forward-no-file-remedy = Chọn tệp .json mà đơn vị cấp dưới chuyển đến rồi bấm Nhận tệp.
verb-bundle-take = nhận số liệu do cấp dưới chuyển lên
