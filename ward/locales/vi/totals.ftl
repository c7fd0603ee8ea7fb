# Tổng hợp theo cây đơn vị.
totals-title = Tổng hợp
totals-of = Tổng hợp của { $name }
totals-all = Tổng hợp tất cả các đơn vị
totals-lead = Mỗi ô: bao nhiêu phần trăm chi bộ đã gửi số liệu đạt chỉ tiêu. Bấm vào tên để xem các đơn vị bên dưới.
totals-members = Tất cả { $all } đảng viên: { $official } chính thức, { $probationary } dự bị.
totals-on-day = Theo cây đơn vị và số liệu đã gửi đến hết ngày { $day }.
totals-empty = Chưa có chi bộ nào bên dưới gửi số liệu.
totals-map = Chỉ tiêu theo đơn vị
totals-unit = Đơn vị
totals-whole = Tất cả
totals-lowest = Thấp nhất
totals-middle = Ở giữa
totals-highest = Cao nhất
totals-cells = { $count } chi bộ
totals-legend = Số sau dấu gạch là số chi bộ được xét. Tốt: từ 80% chi bộ đạt; kém: dưới 50%. Số liệu do chi bộ gửi, cộng ngay khi nhận.
reading-tong-hop = Tổng hợp
