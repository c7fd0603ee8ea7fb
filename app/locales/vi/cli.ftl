cli-fault = Không làm được: { $fault }
cli-no-data = Thư mục { $dir } chưa có dữ liệu của chibo.
cli-no-data-remedy = Tạo mới bằng lệnh: chibo new --cell "Chi bộ …", hoặc chỉ đúng thư mục bằng --data.
cli-serving = Đang phục vụ tại { $address } (dừng bằng Ctrl+C)
cli-first-start = Lần chạy đầu: mở { $address } để lập chi bộ và tài khoản quản trị.
cli-address-taken = Địa chỉ { $address } đang có chương trình khác dùng, hoặc không dùng được.
cli-address-taken-remedy = Chọn cổng khác, ví dụ: --listen 127.0.0.1:8081
cli-term-label = Nhãn nhiệm kỳ là { $label } nhưng các ngày lại là của nhiệm kỳ { $says }.
cli-term-label-remedy = Sửa nhãn hoặc sửa --from, --to.
cli-targets-file = Không đọc được tệp chỉ tiêu: { $fault }
cli-term-opened = Đã mở nhiệm kỳ { $label }.
cli-no-term = Không có nhiệm kỳ này.
cli-no-term-remedy = Mở nhiệm kỳ bằng lệnh: chibo term open 2022-2025 --from 2022-07-03 --to 2025-06-30
cli-no-measure = Không có chỉ tiêu nào tên { $measure }.
cli-no-measure-remedy = Các chỉ tiêu nhận minh chứng: { $names }
cli-evidence-added = Đã ghi minh chứng.
cli-new-done = Đã tạo { $cell } trong { $dir }.
cli-new-login = Tên đăng nhập: { $login }   Mật khẩu: { $password }
cli-new-next = Ghi lại mật khẩu này; nó chỉ hiện một lần. Tiếp theo: chibo serve
cli-roll = Ngày { $day }: { $members } đảng viên, { $official } chính thức, { $probationary } dự bị, { $exempt } miễn sinh hoạt.
cli-no-document = Chưa có loại văn bản { $kind }, hoặc tệp ra không phải .pdf hay .docx.
cli-no-document-remedy = Hiện có: { $kinds }; ghi ra .pdf hoặc .docx
cli-no-subject = Không lập được văn bản này: không có bản ghi ấy, hoặc bản ghi chưa chốt.
cli-no-subject-remedy = Xem văn bản lập được từ đâu: chibo document { $kind } --list
cli-gap = Còn chỗ trống: { $field }. { $why }
cli-document-written = Đã ghi { $file }.
cli-no-election = Không có cuộc bầu cử { $id }.
cli-no-election-remedy = Xem danh sách bằng lệnh: chibo election list
cli-no-file = Không đọc được tệp { $file }.
cli-no-file-remedy = Kiểm tra lại đường dẫn và tên tệp.
cli-sheet-no-file-remedy = Chỉ mã cuộc bầu cử (xem: chibo election list) hoặc đường dẫn một tệp hồ sơ bầu cử.
cli-verify-agrees = Kết quả ghi trong tệp đúng với kết quả tính lại.
cli-verify-differs = Kết quả ghi trong tệp khác kết quả tính lại ở { $field }: trong tệp { $stated }, tính lại { $computed }.
cli-election-open = chưa khóa
cli-election-closed = đã khóa
cli-import-undone = Đã hoàn tác lần nhập này: { $count } bản ghi trở lại như trước.
cli-import-undone-already = Lần nhập này đã được hoàn tác từ trước.
cli-import-depended = Không hoàn tác được: có việc làm sau dựa vào lần nhập này.
cli-import-depended-remedy = Hoàn tác các việc làm sau trước.
cli-no-batch = Không có lần nhập { $batch }.
cli-no-batch-remedy = Mã lần nhập hiện ra khi nhập xong; trang Nhập số liệu cũng ghi lại.
cli-demo-foreign = Thư mục { $dir } hoặc cơ sở dữ liệu đã chỉ chứa dữ liệu thật, không phải bản trình diễn; không đụng vào.
cli-demo-foreign-remedy = Chọn thư mục khác: chibo demo --data ./trinh-dien
cli-demo-loading = Đang nạp bản trình diễn khu 5B…
cli-demo-ready = Bản trình diễn đã sẵn sàng: { $address }
    Mọi người trong đó đều là hư cấu. Đăng nhập bằng:
cli-demo-look = Nên xem:
      /                                  trang tin của khu, bài về Đại hội
      /van-phong                         bảng 12 chỉ tiêu; bấm vào con số để xem từng người
      /van-phong/nhap-so-lieu            bảy tệp Excel đã nhập; nhập lại, xem trước
      /van-phong/sinh-hoat               các cuộc họp: chương trình, giấy mời, điểm danh, biên bản
      /van-phong/so-sach                 các sổ: kiểm tra, phát triển, đảng phí, xếp loại, bốn tốt
      /van-phong/dai-hoi                 Đại hội lần thứ V, ba cuộc bỏ phiếu, nghị quyết PDF
      /van-phong/nhiem-ky/2022-2025/bao-cao   báo cáo cuối nhiệm kỳ, mở Đại hội VI
cli-letter = Ký tự { $letter } không in được.
cli-letter-remedy = Bỏ hoặc thay ký tự này ở nơi đã ghi.
cli-election-practice = (thực hành)
article-byline = Ban biên tập
cli-backup-done = Đã sao lưu { $files } tệp ({ $size } KB) vào { $file }, và đã đọc lại để thử. Bản sao lưu mã hóa bằng khóa { $key }.
cli-key-new = Khóa của dữ liệu vừa được tạo, nằm ở { $file }. Hãy in hoặc chép ra giấy, cất riêng khỏi máy; mất khóa thì không ai đọc được dữ liệu và bản sao lưu: { $key }
cli-key = Khóa { $name }, nằm ở { $file }. Hãy in hoặc chép ra giấy, cất riêng khỏi máy.
cli-key-changed = Đã đổi khóa { $old } thành khóa { $name }, nằm ở { $file }; mọi dữ liệu đã mã hóa lại bằng khóa mới. Hãy in khóa mới. Bản sao lưu làm từ trước vẫn cần khóa { $old }: đừng bỏ tờ giấy cũ.
cli-key-in-hand = nơi đã gõ vào
cli-key-typed = Khóa được gõ vào chứ không nằm trong tệp, nên không có chỗ ghi khóa mới.
cli-key-typed-remedy = Ghi khóa vào một tệp, rồi chạy lại: chibo key --change --key TỆP
cli-locked = Dữ liệu mã hóa bằng khóa { $name }, mà khóa ấy không có ở { $file }.
cli-locked-remedy = Cắm thẻ nhớ chứa khóa, chép tệp khóa về chỗ cũ, hoặc thêm --key và gõ khóa đã in.
cli-key-mistyped = Khóa gõ vào chưa đúng.
cli-key-remedy = Gõ lại khóa đã in: chibo restore TỆP --key "…", hoặc in lại trên máy cũ bằng lệnh: chibo key
cli-backup-postgres = Dữ liệu nằm trong PostgreSQL, chibo chưa tự sao lưu được.
cli-backup-postgres-remedy = Dùng pg_dump của PostgreSQL, và chép cả thư mục dữ liệu.
cli-backup-none = Tệp này không phải bản sao lưu của chibo.
cli-backup-none-remedy = Chọn tệp do lệnh chibo backup ghi ra.
cli-backup-not-empty = Thư mục dữ liệu đã có sẵn tệp khác, nên không ghi đè.
cli-backup-not-empty-remedy = Chọn một thư mục mới bằng --data.
cli-backup-other-key = Bản sao lưu này mã hóa bằng khóa { $name }, máy này chưa có khóa ấy.
cli-backup-damaged = Bản sao lưu bị sửa hoặc bị hỏng ở { $what }. Chưa ghi gì ra.
cli-backup-damaged-remedy = Chép lại tệp từ nơi cất, hoặc dùng bản sao lưu khác.
cli-restored = Đã phục hồi vào { $dir }: { $files } tệp, giống hệt bản sao lưu.
