//! Papers of every shape and with every piece. All people are made up.

use chibo_core::day::Day;
use chibo_paper::writing::{Column, Foot, Hand, Head, Paper, Piece, Row, Run, Shape, Table};

pub(crate) fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

pub(crate) fn hand(above: &[&str], name: &str) -> Hand {
    Hand { above: above.iter().map(ToString::to_string).collect(), name: name.to_owned() }
}

fn runs(shape: Shape, words: &[(&str, bool, bool)]) -> Piece {
    let run = |&(text, bold, italic): &(&str, bool, bool)| Run { text: text.to_owned(), bold, italic };
    Piece::Paragraph { shape, words: words.iter().map(run).collect() }
}

fn shaped(shape: Shape, words: &str) -> Piece {
    runs(shape, &[(words, false, false)])
}

fn heading(level: u8, number: &str, words: &str) -> Piece {
    Piece::Heading { level, numbered: !number.is_empty(), number: number.to_owned(), words: vec![Run::plain(words)] }
}

pub(crate) fn foot() -> Foot {
    Foot {
        recipients: vec![
            "Đảng ủy phường Quang Trung (b/c)".to_owned(),
            "Các đảng viên trong chi bộ".to_owned(),
            "Lưu Chi bộ".to_owned(),
        ],
        hand: hand(&["T/M CHI BỘ", "BÍ THƯ"], "Nguyễn Văn Thành"),
    }
}

/// A table of so many rows.
pub(crate) fn votes(rows: usize) -> Table {
    let mut table = Table::of([
        Column::centre("TT", 12),
        Column::wide("Họ và tên"),
        Column::right("Số phiếu", 25),
        Column::left("Kết quả", 35),
    ]);
    for n in 1..=rows {
        table.push([n.to_string(), format!("Trần Thị Số {n}"), (112 - n % 50).to_string(), "Trúng cử".to_owned()]);
    }
    table.push_bold(["", "Cộng", &rows.to_string(), ""].map(ToOwned::to_owned));
    table
}

fn form_table() -> Table {
    let columns = [Column::left("", 60), Column::wide("")];
    let row = |cells: [&str; 2]| Row { cells: cells.map(ToOwned::to_owned).to_vec(), bold: false };
    Table {
        columns: columns.into(),
        rows: vec![row(["Ngày sinh", "03/02/1951"]), row(["Quê quán", "xã An Sinh & thị xã <Đông Triều>"])],
        nothing: String::new(),
    }
}

pub(crate) const PLOT: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 60">
	<rect width="160" height="60" fill="#eee"/>
	<rect x="10" y="10" width="30" height="40" fill="#b00"/><rect x="60" y="25" width="30" height="25" fill="#b00"/>
	<text x="10" y="58" font-size="6" font-family="sans-serif">Quý I</text><text x="60" y="58" font-size="6">Quý II</text>
</svg>"##;

/// A resolution with every piece.
pub(crate) fn every_piece(day: Day) -> Paper {
    let plot =
        Piece::Picture { svg: PLOT.to_owned(), alt: "Chỉ tiêu theo quý: 4 rồi 2".to_owned(), width_mm: 140, height_mm: 52 };
    let long = "Chi bộ lãnh đạo nhân dân trong khu phố chấp hành chủ trương của Đảng, chính sách và pháp luật của Nhà nước, giữ gìn \
                an ninh trật tự, xây dựng nếp sống văn minh, giúp nhau phát triển kinh tế gia đình và chăm lo cho người cao tuổi.";
    Paper {
        day,
        ident: format!("mọi phần {day}"),
        head: Some(Head {
            superior: Some("ĐẢNG BỘ PHƯỜNG QUANG TRUNG".to_owned()),
            issuer: "CHI BỘ KHU 5B".to_owned(),
            number: Some("01-NQ/CB".to_owned()),
            place: "Quang Trung".to_owned(),
        }),
        title: "NGHỊ QUYẾT".to_owned(),
        about: vec!["Đại hội Chi bộ khu 5B lần thứ V".to_owned(), "Nhiệm kỳ 2022-2025".to_owned()],
        body: vec![
            runs(
                Shape::Running,
                &[
                    ("Căn cứ ", false, false),
                    ("Điều lệ Đảng", true, false),
                    (" và ", false, false),
                    ("kết quả", false, true),
                    (" thảo luận, ", false, false),
                    ("đại hội", true, true),
                    (" quyết nghị:", false, false),
                ],
            ),
            shaped(Shape::Centred, "QUYẾT NGHỊ"),
            heading(1, "I.", "MỤC TIÊU"),
            shaped(Shape::Running, long),
            heading(2, "1.", "Phát triển đảng viên"),
            heading(3, "a)", "Quần chúng ưu tú"),
            shaped(Shape::Bullet, "Kết nạp 5 đảng viên trong nhiệm kỳ."),
            shaped(Shape::Bullet, long),
            shaped(Shape::Flat, "Không thụt đầu dòng: ☒ đủ ☐ thiếu."),
            heading(1, "", "KẾT QUẢ BẦU CỬ"),
            Piece::Table(votes(3)),
            shaped(Shape::Running, "Sau bảng là lời văn."),
            Piece::Table(form_table()),
            Piece::Table(Table { nothing: "Không có trường hợp nào.".to_owned(), rows: Vec::new(), ..votes(0) }),
            plot,
            Piece::Dots { lines: 3 },
            shaped(Shape::Running, "Trước những người cùng ký."),
            Piece::Hands {
                hands: vec![
                    hand(&["TRƯỞNG BAN KIỂM PHIẾU"], "Lê Thị Hoa"),
                    hand(&["T/M ĐOÀN CHỦ TỊCH", "CHỦ TỊCH"], "Phạm Văn Bình"),
                    hand(&["THƯ KÝ"], ""),
                ],
            },
            Piece::NewPage,
            heading(1, "II.", "TỔ CHỨC THỰC HIỆN"),
            shaped(Shape::Running, long),
            Piece::Table(votes(60)),
            shaped(Shape::Running, "Nghị quyết này đã được đại hội thông qua."),
        ],
        foot: Some(foot()),
        landscape: false,
    }
}

/// A letter (công văn): without a name of kind.
pub(crate) fn letter(day: Day) -> Paper {
    let mut paper = every_piece(day);
    paper.ident = format!("công văn {day}");
    paper.title = String::new();
    paper.about = vec!["V/v chuẩn bị đại hội chi bộ".to_owned()];
    paper.body.truncate(1);
    paper.body.push(shaped(Shape::Running, "Kính gửi Đảng ủy phường Quang Trung."));
    paper
}

/// An application: what a person writes, without body, number and recipients.
pub(crate) fn application(day: Day) -> Paper {
    let mut paper = every_piece(day);
    paper.ident = format!("đơn {day}");
    paper.head = Some(Head { superior: None, issuer: String::new(), number: None, place: "Quang Trung".to_owned() });
    paper.title = String::from("ĐƠN XIN VÀO ĐẢNG");
    paper.about = Vec::new();
    paper.body = vec![
        shaped(Shape::Running, "Kính gửi Chi bộ khu 5B."),
        Piece::Dots { lines: 4 },
        Piece::Hands { hands: vec![hand(&["NGƯỜI LÀM ĐƠN"], "Đỗ Thị Mai"), hand(&["XÁC NHẬN"], "")] },
    ];
    paper.foot = None;
    paper
}

/// A wide list on its long side, over many pages.
pub(crate) fn wide_list(day: Day) -> Paper {
    let mut paper = every_piece(day);
    paper.ident = format!("danh sách {day}");
    paper.title = String::from("DANH SÁCH");
    paper.about = vec!["Đảng viên của chi bộ".to_owned()];
    let mut table =
        Table::of((1..=9).map(|n| if n == 2 { Column::wide("Họ và tên") } else { Column::right(format!("Cột {n}"), 22) }));
    for n in 1..=300 {
        table.push((1..=9).map(|column| if column == 2 { format!("Vũ Văn {n}") } else { (n * column).to_string() }));
    }
    paper.body = vec![Piece::Table(table)];
    paper.landscape = true;
    paper
}

/// A form without a heading block, all of its text in pieces.
pub(crate) fn form(day: Day) -> Paper {
    let mut paper = every_piece(day);
    paper.ident = format!("mẫu {day}");
    paper.head = None;
    paper.title = String::from("BẢN KIỂM ĐIỂM CÁ NHÂN");
    paper.about = vec!["Năm 2025".to_owned()];
    paper.body.truncate(14);
    paper.foot = None;
    paper
}

/// All of them, under both guidances.
pub(crate) fn all() -> Vec<Paper> {
    [day(2022, 7, 3), day(2026, 2, 9)]
        .into_iter()
        .flat_map(|day| [every_piece(day), letter(day), application(day), wide_list(day), form(day)])
        .collect()
}
