sheet-download = Tải bảng tính (.xlsx)
sheet-taken = Lấy từ sổ sách ngày { $day }
sheet-whole = { $heading }: trong số
sheet-beside = { $heading }: kèm theo
