sheet-download = Tải bảng tính (.xlsx)
sheet-taken = Lấy từ sổ sách ngày { $day }
sheet-beside = { $heading }: kèm theo
