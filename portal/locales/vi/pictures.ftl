# Ảnh trong bài: lý do một tệp không nhận được
pictures-too-many = Chưa thêm “{ $file }”: một bài chứa nhiều nhất 100 ảnh.
pictures-too-large = Tệp “{ $file }” lớn hơn 10 MB. Hãy thu nhỏ ảnh rồi chọn lại.
pictures-not-a-picture = Tệp “{ $file }” không phải ảnh JPEG, PNG hay WebP, dù tên tệp có thể ghi như vậy. Hãy chọn đúng tệp ảnh.
pictures-heic = Ảnh “{ $file }” là loại HEIC của iPhone, nhiều máy không mở được. Trên iPhone, vào Cài đặt › Camera › Định dạng, chọn “Tương thích nhất” rồi chụp lại; ảnh đã chụp thì gửi qua Zalo hoặc thư điện tử, ảnh nhận được là JPEG.
pictures-moves = Tệp “{ $file }” là ảnh động. Hãy chọn ảnh tĩnh.
pictures-too-many-pixels = Ảnh “{ $file }” có hơn 40 triệu điểm ảnh. Hãy thu nhỏ ảnh rồi chọn lại.
pictures-damaged = Tệp ảnh “{ $file }” bị hỏng hoặc chưa tải hết. Hãy chép lại ảnh từ máy chụp rồi chọn lại.
kind-publication-photo = ảnh của bài đã đăng
