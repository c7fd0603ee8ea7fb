# Chép bài, xuất bài ra tệp, nhập bài từ tệp
parcels-copy = Lưu và chép thành bài mới
parcels-copied = Đã chép thành bản nháp mới, kèm ảnh và lời của ảnh.
parcels-export = Xuất ra tệp
parcels-import = Nhập bài từ tệp
parcels-import-about = Nhận một bài đã xuất ra tệp, từ đây hoặc từ nơi khác: chữ, ảnh, chú thích, nguồn ảnh và thứ tự giữ nguyên. Bài vào thành bản nháp.
parcels-file = Tệp bài viết (.zip)
parcels-file-hint = Tệp do nút “Xuất ra tệp” của một bài tạo ra, nặng nhất 42 MB.
parcels-take = Nhập bài
parcels-taken = Đã nhập thành bản nháp.
parcels-not-a-parcel = Tệp này không phải tệp .zip, hoặc bị hỏng. Hãy chọn tệp đã xuất từ một bài.
parcels-no-article = Trong tệp không có bài viết nào do chương trình này xuất ra. Hãy chọn đúng tệp.
parcels-too-large = Tệp chứa nhiều hơn một bài viết có thể có. Chưa nhập gì.
parcels-no-photo = Trong tệp thiếu ảnh { $number } của bài. Hãy xuất lại bài rồi nhập lại.
