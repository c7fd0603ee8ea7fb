# Ballot papers: printed for each round, a page that tests printer and scanner, and the map of what is printed.
sheets-congress = Đại hội { $cell } lần thứ { $number }
sheets-no-round = Cuộc bầu này không có lần bầu thứ { $round }.
sheets-no-round-remedy = Xem lại số lần bầu; bỏ trống thì in phiếu của lần cuối.
sheets-too-many = Danh sách có { $names } người; một trang phiếu in được nhiều nhất { $most } người.
sheets-too-many-remedy = Chia thành nhiều cuộc bầu, hoặc làm phiếu riêng và kiểm bằng tay.
sheets-long-name = Họ tên “{ $name }” dài quá một dòng của phiếu.
sheets-long-name-remedy = Viết gọn họ tên trong danh sách bầu.
sheets-long-heading = Phần đầu phiếu dài quá chỗ dành cho nó.
sheets-long-heading-remedy = Viết gọn tên chi bộ hoặc tên đảng ủy cấp trên.
sheets-letter = Ký tự { $letter } không in được.
sheets-letter-remedy = Bỏ hoặc thay ký tự này trong họ tên, tên chi bộ hoặc tên đảng ủy.
sheets-fault = Không dàn được trang phiếu: { $fault }
sheets-fault-remedy = Báo cho người phụ trách phần mềm.
