papers-not-recorded = Hồ sơ của { $file } chưa ghi mục “{ $what }”: mở hồ sơ để ghi, hoặc điền tay vào chỗ chấm.
