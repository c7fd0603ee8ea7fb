# Đại hội: chương trình, khách mời, điểm danh, biểu quyết.
congress-list = Đại hội chi bộ
congress-none = Chưa có đại hội nào. Đại hội kế tiếp được mở từ báo cáo tổng kết nhiệm kỳ.
congress-count = { $count } đại hội
congress-which = Đại hội
congress-title = Đại hội lần thứ { $number }
congress-open-next = Chuẩn bị Đại hội lần thứ { $number } sau nhiệm kỳ { $term }
congress-day = Ngày họp
congress-place = Địa điểm
congress-term = Nhiệm kỳ
congress-days = từ { $from } đến { $to }
congress-rules = Quy chế bầu cử
congress-no-rules = chưa biết quy chế nào cho ngày này
congress-edit = Sửa ngày, nơi họp, đoàn chủ tịch
congress-resolution = Nghị quyết (PDF)
congress-texts = Soạn lời văn nghị quyết
congress-article = Soạn tin bài về đại hội
congress-elections = Bầu cử
congress-no-elections = Chưa mở cuộc bầu nào.
congress-attendance-first = Điểm danh trước, rồi mới mở được cuộc bầu.
congress-new-election = Mở cuộc bầu mới
congress-attendance = Đảng viên dự đại hội
congress-attendance-caption = Số liệu báo cáo tình hình đảng viên, mỗi số theo quy định nào
congress-no-attendance = Chưa điểm danh. Phải điểm danh xong mới bầu được, vì số phiếu cần thiết tính từ đây.
congress-take-attendance = Điểm danh đại hội
congress-programme = Chương trình
congress-programme-caption = Các mục theo thứ tự, giờ dự kiến
congress-edit-programme = Sửa chương trình
congress-guests = Khách mời
congress-no-guests = Chưa ghi khách mời.
congress-edit-guests = Sửa danh sách khách mời
congress-bodies = Đoàn chủ tịch, thư ký, ban kiểm phiếu
congress-no-body = chưa có
congress-votes = Biểu quyết bằng thẻ
congress-no-votes = Chưa ghi lần biểu quyết nào.
congress-edit-votes = Ghi kết quả biểu quyết
congress-targets = Chỉ tiêu nhiệm kỳ trước và đề xuất nhiệm kỳ mới
congress-targets-caption = Kết quả nhiệm kỳ { $term } bên cạnh chỉ tiêu đề xuất
congress-no-reading = Chưa có số liệu
targets-proposed = Đề xuất nhiệm kỳ mới
targets-last = Kết quả nhiệm kỳ { $term }
targets-report = Báo cáo kết quả nhiệm kỳ { $term }

attendance-members = Đảng viên trong danh sách
attendance-members-rule = Trong đó { $probation } đảng viên dự bị: không biểu quyết, không bầu cử, không ứng cử (Điều lệ Đảng, Điều 3).
attendance-present-rule = Đảng viên chính thức có mặt; người được miễn sinh hoạt mà đến dự thì được tính và được bầu.
attendance-left-rule = Không tính vào số đảng viên làm căn cứ tính kết quả bầu cử.
attendance-absent = Vắng mặt không có lý do được chấp nhận
attendance-absent-rule = Vẫn tính trong số đảng viên làm căn cứ tính kết quả bầu cử.
attendance-quorate = Đại hội đủ điều kiện tiến hành.
attendance-not-quorate = Chưa đủ điều kiện tiến hành đại hội.

base-part = Số liệu
base-number = Số
base-rule = Theo quy định
base-summoned = Đảng viên chính thức được triệu tập
base-summoned-rule = Mọi đảng viên chính thức trong danh sách chi bộ ngày đại hội.
base-left-temporarily-transferred = Đang sinh hoạt tạm thời nơi khác
base-left-exempt-absent = Được miễn công tác và sinh hoạt, vắng mặt
base-left-suspended-or-prosecuted = Bị đình chỉ sinh hoạt hoặc bị khởi tố, truy tố, tạm giam
base-left-absent-accepted = Vắng mặt suốt đại hội, có lý do được chấp nhận
base-base = Số đảng viên tính kết quả
base-needed = Số phiếu cần thiết để trúng cử
base-needed-rule = Phải quá một nửa số đảng viên tính kết quả ({ $article }); tính trên số này, không tính trên số có mặt hay số phiếu hợp lệ.
base-present = Có mặt
base-quorum = Số người cần có mặt để đại hội hợp lệ
base-quorum-rule = Ít nhất hai phần ba số được triệu tập ({ $article }).

programme-time = Giờ
programme-item = Mục chương trình
programme-vote = Biểu quyết
programme-hint = Bấm mũi tên để đổi thứ tự. Để trống cột nội dung thì dùng tên quen thuộc của mục. Mỗi lần bấm đều lưu những gì đã ghi.
programme-minutes = Số phút
programme-title = Nội dung ghi riêng
vote-mode-none = không
vote-mode-card = giơ thẻ đảng viên
vote-mode-secret = bỏ phiếu kín
item-flag-salute = Chào cờ, hát Quốc ca, Quốc tế ca
item-opening = Khai mạc, tuyên bố lý do, giới thiệu đại biểu
item-presidium = Bầu đoàn chủ tịch, thư ký
item-rules = Thông qua chương trình, quy chế làm việc, quy chế bầu cử
item-credentials = Báo cáo tình hình đảng viên dự đại hội
item-reports = Báo cáo tổng kết nhiệm kỳ, báo cáo kiểm điểm của chi ủy
item-discussion = Thảo luận, tham luận, biểu quyết các báo cáo
item-superior-speech = Cấp trên phát biểu chỉ đạo; đại hội tiếp thu
item-elections = Bầu cử chi ủy, bí thư, phó bí thư
item-new-committee = Chi ủy khóa mới ra mắt
item-resolution = Thông qua nghị quyết đại hội
item-closing = Bế mạc, chào cờ

body-presidium = Đoàn chủ tịch
body-clerk = Thư ký
body-tellers = Ban kiểm phiếu
edit-held-on = Ngày họp
edit-starts-at = Giờ bắt đầu
edit-starts-at-hint = Ví dụ: 13:30
edit-place = Địa điểm
edit-term-from = Nhiệm kỳ từ ngày
edit-term-to = Nhiệm kỳ đến ngày
edit-bodies-hint = Mỗi dòng một tên; người đầu là trưởng. Thành viên ban kiểm phiếu không được có tên trong danh sách bầu cử.

guest-name = Họ và tên
guest-title = Chức danh khi giới thiệu
guest-title-hint = Viết đầy đủ, ví dụ: Phó Bí thư Đảng ủy, Chủ tịch Ủy ban nhân dân phường
guest-level = Cấp
guest-post = Chức vụ để xếp thứ tự
guest-speaks = Phát biểu
guest-speaking = phát biểu
guest-add = Thêm khách mời
verb-add-guest = thêm khách mời đại hội
verb-save-guest = sửa khách mời đại hội
guest-edit = Sửa
guest-remove = Bỏ
guest-remove-one = Bỏ { $name } khỏi danh sách
guests-order = Thứ tự giới thiệu: cấp trên trước, trong một cấp theo chức vụ.
level-central = Trung ương
level-province = Tỉnh
level-city = Thành phố, huyện
level-ward = Phường, xã
level-quarter = Khu phố, thôn
level-other = Khác
post-secretary = Bí thư
post-deputy-secretary = Phó bí thư
post-council-chair = Chủ tịch Hội đồng nhân dân
post-committee-chair = Chủ tịch Ủy ban nhân dân
post-standing-member = Ủy viên ban thường vụ
post-front-chair = Chủ tịch Ủy ban Mặt trận Tổ quốc
post-committee-member = Ủy viên ban chấp hành
post-head-of-body = Trưởng ban, ngành, đoàn thể
post-other = Chức vụ khác

take-hint = Mỗi đảng viên một dòng. Người được miễn sinh hoạt mà vắng thì không tính; người vắng có lý do được cấp triệu tập chấp nhận cũng không tính.
take-count = { $count } đảng viên trong danh sách ngày đại hội
take-standing = Ghi chú
take-status = Dự đại hội
status-present = Có mặt
status-exempt-absent = Miễn sinh hoạt, vắng mặt
status-absent-accepted = Vắng, có lý do được chấp nhận
status-absent = Vắng, không có lý do được chấp nhận
status-left = Đã đến, rồi ra về
standing-probation = Dự bị
standing-exempt = Miễn sinh hoạt
standing-away = Sinh hoạt tạm thời nơi khác
standing-suspended = Đình chỉ sinh hoạt

vote-subject = Nội dung biểu quyết
vote-agree = Đồng ý
vote-disagree = Không đồng ý
vote-abstain = Không có ý kiến
vote-add = Ghi một lần biểu quyết
vote-hint = Để trống số nào thì số đó là phần còn lại; để trống cả ba là mọi người đồng ý.
vote-yes = Thông qua
vote-no = Không thông qua
vote-base = Thông qua khi quá nửa số đảng viên chính thức được triệu tập đồng ý; trừ người sinh hoạt tạm thời nơi khác và người miễn sinh hoạt vắng mặt.
vote-unknown = Chưa rõ
vote-no-base = Chưa điểm danh nên chưa biết cần bao nhiêu.

election-practice = tập kiểm phiếu
election-closed = Đã chốt. Trúng cử { $count }: { $names }.
election-to-close = Đã bầu đủ; chờ chốt kết quả.
election-superior = Chờ chốt: cấp ủy cấp trên chỉ định.
election-goes-on = Chưa xong; còn bước tiếp theo.

refused-congress-gone = Không có đại hội này.
refused-congress-gone-remedy = Hãy mở lại danh sách đại hội.
refused-counted = Đại hội này đã có kết quả kiểm phiếu, nên không sửa được ngày họp và điểm danh nữa.
refused-counted-remedy = Số phiếu cần thiết đã tính từ những số liệu đó.
refused-status = Cách ghi không hợp với { $name }: chỉ người được miễn sinh hoạt mới ghi “miễn sinh hoạt, vắng mặt”, và mỗi người phải có một dòng.
refused-status-remedy = Mở lại trang điểm danh, chọn lại rồi lưu. Nếu việc miễn sinh hoạt chưa có trong danh sách đảng viên thì ghi vào đó trước.

text-lead = Đầu văn bản, chỉ tiêu và kết quả bầu cử lấy từ sổ sách; ở đây chỉ soạn phần lời. Mỗi dòng là một đoạn.
text-review = Đánh giá nhiệm kỳ qua
text-aim = Mục tiêu tổng quát
text-solutions = Nhóm nhiệm vụ, giải pháp
text-solutions-hint = Tên nhóm một dòng; mỗi giải pháp một dòng bắt đầu bằng dấu gạch ngang.
text-closing = Tổ chức thực hiện
text-signer = Người ký thay mặt đoàn chủ tịch
text-letter = Có ký tự “{ $letter }” không in được trên văn bản.
text-letter-remedy = Hãy bỏ ký tự đó (thường là hình chép từ điện thoại) rồi làm lại.
congress-open-of = Ghi lại Đại hội lần thứ { $number } của nhiệm kỳ { $term }
kind-congress = Đại hội
kind-congress-attendance = Điểm danh đại hội
kind-programme-item = Chương trình đại hội
kind-guest = Khách mời đại hội
kind-body-member = Đoàn chủ tịch, thư ký, ban kiểm phiếu
kind-card-vote = Biểu quyết tại đại hội
kind-election = Cuộc bầu cử
form-term-order = Nhiệm kỳ phải kết thúc sau ngày bắt đầu.

# Chuẩn bị đại hội: việc cần làm, giấy tờ, lời dẫn, giấy triệu tập, đề án nhân sự.
kind-congress-paper = Giấy tờ, công việc đại hội
kind-congress-script = Lời dẫn đại hội
kind-personnel-plan = Đề án nhân sự đại hội
verb-open-next-congress = mở đại hội kế tiếp
verb-save-programme = sửa chương trình đại hội
verb-save-papers = lập danh sách giấy tờ đại hội
verb-mark-paper = ghi giấy tờ đại hội đã xong
verb-save-script = soạn lời dẫn đại hội
verb-save-personnel-plan = lập đề án nhân sự
work-title = Việc chuẩn bị
work-papers = Giấy tờ, công việc
work-papers-text = Xong { $done } trên { $all } việc.
work-papers-late = Quá hạn { $count } việc.
work-papers-next = Sắp tới: { $what } (hạn { $day }).
work-programme = Chương trình
work-programme-text = { $count } mục, từ { $from } đến { $to }.
work-scripts = Lời dẫn của chủ tọa
work-scripts-text = Soạn sẵn cho từng mục, số liệu tự điền.
work-summons = Giấy triệu tập
work-summons-text = { $count } đảng viên trong danh sách ngày đại hội.
work-guests = Khách mời
work-guests-text = { $count } khách, theo thứ tự giới thiệu; kiểm tra lại chức danh trước khi mời.
work-guests-old = { $count } khách thuộc cấp thành phố, huyện: cấp này không còn từ 01/7/2025.
work-bodies = Đoàn chủ tịch, thư ký, ban kiểm phiếu
work-bodies-text = Dự kiến { $presidium } người, { $clerk } người, { $tellers } người.
work-plan = Đề án nhân sự
work-plan-text = Bầu { $seats } chi ủy viên, danh sách { $names } người.
work-plan-none = Chưa có.
work-list = Danh sách ứng cử
work-list-text = { $count } người trong danh sách bầu chi ủy.
work-list-settled = Đại hội đã chốt.
work-list-ready = Đủ điều kiện để đại hội biểu quyết.
work-list-open = Chưa đủ điều kiện để biểu quyết.
work-list-secretary = Chi bộ dưới 9 đảng viên chính thức: chỉ bầu bí thư, khi cần thì bầu phó bí thư.

papers-title = Giấy tờ, công việc theo hạn
papers-caption = Xếp theo hạn; hạn tính từ ngày đại hội
papers-lead = Xong { $done } trên { $all } việc, quá hạn { $late }.
papers-none = Đại hội này chưa có danh sách giấy tờ.
papers-start = Lập danh sách theo mẫu
papers-what = Việc
papers-by = Hạn
papers-state = Tình hình
papers-done-on = Xong ngày { $day }
papers-done = Đã xong
papers-not-done = Chưa xong
papers-late = Quá hạn
papers-ahead = Chưa đến hạn
papers-edit = Sửa danh sách
papers-edit-hint = Thêm việc vào dòng trống; xóa trắng cột Việc thì bỏ việc ấy. Thời hạn ghi: trước 30 ngày, sau 30 ngày, sau 7 ngày làm việc, hoặc ngày đại hội.
papers-rule = Mẫu chung của chi bộ
papers-when = So với ngày đại hội
papers-done-day = Xong ngày
papers-before = trước { $days } ngày
papers-after = sau { $days } ngày
papers-after-working = sau { $days } ngày làm việc
papers-on-the-day = ngày đại hội
papers-offset-wrong = Không hiểu thời hạn “{ $text }”.
papers-offset-wrong-remedy = Ghi ví dụ: trước 30 ngày, sau 7 ngày làm việc, ngày đại hội.
papers-due = Đại hội lần thứ { $number }: { $what }

programme-move = Thứ tự
programme-up = Lên
programme-down = Xuống
programme-remove = Bỏ mục này
programme-add = Thêm mục
programme-other-untitled = Mục khác phải có nội dung ghi riêng.
item-other = Nội dung khác
item-other-card = Nội dung khác, có biểu quyết bằng thẻ
refused-voted-on = Mục này đã có biểu quyết “{ $subject }”, nên không bỏ được.
refused-voted-on-remedy = Nếu ghi nhầm thì bỏ kết quả biểu quyết trước.
refused-teller-not-official = { $name } không phải đảng viên chính thức trong danh sách chi bộ ngày đại hội.
refused-teller-not-official-remedy = Ban kiểm phiếu gồm những đảng viên chính thức không có tên trong danh sách bầu cử. Kiểm tra lại cách viết tên.
refused-teller-on-list = { $name } đang có tên trong danh sách ứng cử, nên không ở trong ban kiểm phiếu được.
refused-teller-on-list-remedy = Chọn người khác, hoặc bỏ tên ấy khỏi danh sách ứng cử trước.

standing-official = Chính thức
summons-title = Danh sách triệu tập
summons-lead = { $all } đảng viên trong danh sách chi bộ ngày { $day }, trong đó { $official } chính thức.
summons-print = In
summons-letters = Giấy triệu tập của mọi người
summons-letters-lead = { $count } giấy, mỗi người một trang; bấm In để in hết.
summons-letter = Giấy
summons-letter-of = Giấy triệu tập
summons-no = Số TT
summons-standing = Tình trạng
summons-group = Tổ đảng
summons-phone = Điện thoại
summons-party = ĐẢNG CỘNG SẢN VIỆT NAM
summons-head = GIẤY TRIỆU TẬP
summons-to = Kính gửi: đồng chí { $name }
summons-behalf = T/M CHI ỦY
summons-office = BÍ THƯ
summons-dated = ngày { $day } tháng { $month } năm { $year }
summons-subject = dự Đại hội lần thứ { $number }, nhiệm kỳ { $term }
summons-invites = Chi ủy { $cell } trân trọng triệu tập đồng chí dự đại hội của chi bộ.
summons-time = Thời gian: { $clock } ngày { $day }. Đề nghị đồng chí có mặt trước 15 phút.
summons-place = Địa điểm: { $place }.
summons-bring = Đồng chí mang theo Thẻ đảng viên, nghiên cứu trước văn kiện gửi kèm. Vắng mặt phải báo cáo chi ủy và được đồng ý.
summons-official = Đồng chí là đảng viên chính thức: có quyền biểu quyết, ứng cử, đề cử và bầu cử.
summons-probation = Đồng chí là đảng viên dự bị: dự và phát biểu ý kiến, không biểu quyết, ứng cử, đề cử và bầu cử.

plan-title = Đề án nhân sự
plan-lead-no-cell = { $official } đảng viên chính thức: chưa đủ 3 người để có chi bộ (Điều lệ Đảng, Điều 24).
plan-lead-secretary = { $official } đảng viên chính thức: chỉ bầu bí thư, khi cần thì bầu phó bí thư; không có chi ủy.
plan-lead-committee = { $official } đảng viên chính thức: bầu chi ủy, nhiều nhất 7 người; rồi bí thư và một phó bí thư trong số chi ủy viên.
plan-lead-size = { $official } đảng viên chính thức: bầu chi ủy, nhiều nhất 7 người, theo quy mô nên { $seats }; rồi bí thư và một phó bí thư trong số chi ủy viên.
plan-rule-surplus = Bầu { $seats } người thì số dư nhiều nhất { $surplus }, danh sách nhiều nhất { $most } người ({ $article }).
plan-rule-prepared = Cấp ủy triệu tập tự chuẩn bị số dư từ { $least } % đến { $most } % ({ $article }).
plan-seats = Số lượng chi ủy viên
plan-surplus = Số dư
plan-surplus-hint = Danh sách phải nhiều hơn số cần bầu.
plan-note = Tiêu chuẩn, cơ cấu, phương án nhân sự
plan-note-hint = Ví dụ: tỷ lệ nữ, tuổi trẻ; nhân sự bí thư, phó bí thư dự kiến.
plan-to-list = Danh sách ứng cử
plan-structure = Cơ cấu
plan-structure-hint = Tính từ danh sách đảng viên ngày đại hội; người chưa ghi ngày sinh không tính vào độ tuổi.
plan-rule-of-seats = Số lượng theo quy mô chi bộ
plan-group = Gồm
plan-group-cell = Cả chi bộ
plan-group-outgoing = Chi ủy đương nhiệm
plan-group-list = Danh sách ứng cử
plan-people = Số người
plan-women = Nữ
plan-under-40 = Dưới 40 tuổi
plan-from-60 = Từ 60 tuổi
plan-age = Tuổi bình quân
plan-party-age = Tuổi Đảng bình quân
plan-no-cell = { $official } đảng viên chính thức thì chưa đủ để có chi bộ ({ $article }). Báo cáo cấp ủy cấp trên.
plan-no-committee = { $official } đảng viên chính thức thì không bầu chi ủy, chỉ bầu bí thư ({ $article }).
plan-no-seats = Ghi số chi ủy viên cần bầu, ít nhất là 1.
plan-too-many = { $seats } là quá nhiều: chi ủy có nhiều nhất { $most } người ({ $article }).
plan-no-surplus = Danh sách bầu chi ủy phải có số dư, ít nhất 1 người ({ $article }).
plan-surplus-above = Số dư { $surplus } là quá nhiều: bầu { $seats } người thì số dư nhiều nhất { $most } ({ $article }).

script-booklet = Lời dẫn của chủ tọa
script-booklet-lead = Lời mẫu có số liệu tự điền từ sổ sách; chỗ chưa có thì để dấu chấm. Sửa mục nào thì mục ấy theo lời của đại hội mình.
script-print = In lời dẫn
script-edit = Sửa lời
script-own = lời riêng
script-usual = Lấy lại lời mẫu
script-words = Lời dẫn
script-words-hint = Mỗi dòng là một đoạn.
script-read-out = Đọc lên sẽ là
script-figures = Số liệu tự điền
script-figures-hint = Viết tên trong ngoặc vuông, ví dụ [có mặt]; khi đọc và khi in sẽ thay bằng số liệu lúc đó.
script-guest = đồng chí { $name }, { $title }
script-figure-cell = chi bộ
script-figure-superior = cấp trên
script-figure-number = lần thứ
script-figure-term = nhiệm kỳ
script-figure-day = ngày
script-figure-clock = giờ
script-figure-place = địa điểm
script-figure-members = đảng viên
script-figure-present = có mặt
script-figure-official = chính thức
script-figure-voting = có quyền biểu quyết
script-figure-quorum = cần có mặt
script-figure-presidium = đoàn chủ tịch
script-figure-clerk = thư ký
script-figure-tellers = ban kiểm phiếu
script-figure-guests = khách mời
script-figure-seats = số cần bầu
script-figure-candidates = danh sách ứng cử
script-flag-salute =
    Kính thưa các đồng chí đại biểu, thưa toàn thể các đồng chí! Xin mời các đồng chí đứng dậy, chỉnh đốn trang phục, chuẩn bị làm lễ chào cờ.
    Nghiêm! Chào cờ, chào! Quốc ca! Quốc tế ca! Thôi! Xin mời các đồng chí ngồi.
script-opening =
    Hôm nay, ngày [ngày], tại [địa điểm], [chi bộ] long trọng tổ chức Đại hội lần thứ [lần thứ], nhiệm kỳ [nhiệm kỳ].
    Về dự và chỉ đạo Đại hội, xin trân trọng giới thiệu: [khách mời].
    Xin giới thiệu [đảng viên] đảng viên của chi bộ, những người được triệu tập về dự Đại hội hôm nay. Đề nghị Đại hội nhiệt liệt chào mừng.
script-presidium =
    Để điều hành Đại hội, thay mặt chi ủy, tôi xin giới thiệu đoàn chủ tịch gồm các đồng chí: [đoàn chủ tịch]; thư ký: [thư ký].
    Đồng chí nào có ý kiến khác? Nếu không, xin Đại hội biểu quyết bằng thẻ đảng viên. Đồng chí nào đồng ý, xin giơ thẻ. Xin cảm ơn. Đồng chí nào không đồng ý? Không có ý kiến?
    Xin mời đoàn chủ tịch và thư ký lên làm việc.
script-rules =
    Xin thông qua chương trình, quy chế làm việc và quy chế bầu cử của Đại hội, đã gửi trước đến các đồng chí.
    Đồng chí nào có ý kiến? Xin Đại hội biểu quyết bằng thẻ: đồng ý; không đồng ý; không có ý kiến.
script-credentials =
    Xin báo cáo tình hình đảng viên dự Đại hội: chi bộ có [đảng viên] đảng viên, trong đó [chính thức] đảng viên chính thức được triệu tập. Có mặt [có mặt] đồng chí, trong đó [có quyền biểu quyết] đồng chí có quyền biểu quyết và bầu cử.
    Theo quy định phải có ít nhất [cần có mặt] đảng viên chính thức có mặt thì Đại hội mới hợp lệ.
    Xin Đại hội biểu quyết báo cáo này bằng thẻ.
script-reports =
    Xin mời đại diện chi ủy trình bày báo cáo tổng kết nhiệm kỳ qua, phương hướng nhiệm kỳ [nhiệm kỳ] và báo cáo kiểm điểm của chi ủy.
script-discussion =
    Đại hội chuyển sang phần thảo luận. Xin mời các đồng chí đăng ký phát biểu; mỗi ý kiến xin không quá năm phút.
    Xin biểu quyết thông qua các báo cáo bằng thẻ: đồng ý; không đồng ý; không có ý kiến.
script-superior-speech =
    Xin trân trọng kính mời đồng chí đại diện [cấp trên] phát biểu chỉ đạo Đại hội.
    Thay mặt Đại hội, xin tiếp thu đầy đủ ý kiến chỉ đạo và sẽ đưa vào nghị quyết.
script-elections =
    Đại hội tiến hành bầu cử, lần lượt từng bước:
    1. Trình bày đề án nhân sự, tiêu chuẩn, cơ cấu chi ủy; biểu quyết số lượng: [số cần bầu] đồng chí.
    2. Giới thiệu danh sách chi ủy chuẩn bị; mời đảng viên chính thức ứng cử, đề cử. Ai ngoài danh sách thì lấy ý kiến Đại hội. Ai xin rút thì Đại hội quyết định.
    3. Biểu quyết bằng thẻ chốt danh sách bầu cử: [danh sách ứng cử].
    4. Giới thiệu ban kiểm phiếu, những người không có tên trong danh sách: [ban kiểm phiếu]. Biểu quyết bằng thẻ.
    5. Ban kiểm phiếu hướng dẫn cách bầu, kiểm tra và niêm phong hòm phiếu, phát phiếu. Đại hội bỏ phiếu kín bầu chi ủy.
    6. Ban kiểm phiếu công bố số phiếu phát ra, thu về trước khi mở hòm; kiểm phiếu; công bố kết quả.
    7. Trong số chi ủy viên vừa trúng cử, bỏ phiếu kín bầu bí thư; rồi bầu phó bí thư. Ba lần bầu riêng.
    8. Niêm phong phiếu, chuyển chi ủy mới lưu giữ.
script-new-committee =
    Xin mời các đồng chí chi ủy viên khóa mới lên ra mắt Đại hội. Xin mời đồng chí bí thư thay mặt chi ủy phát biểu nhận nhiệm vụ.
script-resolution =
    Xin mời thư ký đọc dự thảo nghị quyết Đại hội lần thứ [lần thứ]. Đồng chí nào có ý kiến bổ sung?
    Xin biểu quyết từng chỉ tiêu còn ý kiến khác nhau, rồi biểu quyết toàn văn nghị quyết bằng thẻ.
script-closing =
    Đại hội lần thứ [lần thứ] của [chi bộ] đã hoàn thành chương trình. Thay mặt đoàn chủ tịch, xin cảm ơn các đồng chí đại biểu và toàn thể đảng viên. Tuyên bố bế mạc Đại hội.
    Xin mời các đồng chí đứng dậy làm lễ chào cờ.
script-other =
    Mời Đại hội chuyển sang nội dung tiếp theo.
