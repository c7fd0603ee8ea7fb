# Loại văn bản viết tự do.
paper-letter = Công văn
paper-about-letter = Viết tự do gửi cấp trên, cơ quan khác: có sẵn phần đầu, số, chữ ký.
paper-announcement = Thông báo
paper-about-announcement = Viết tự do gửi đảng viên trong chi bộ.
papers-free-file = Văn bản khác
