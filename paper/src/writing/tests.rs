//! A wording becomes a paper, a paper pages.

use super::*;
use crate::typeset::frames::texts;
use chibo_core::day::Day;

const WORDING: &str = "
NGHỊ QUYẾT
Đại hội {chi bộ} lần thứ {lần}
-----
Căn cứ **Điều lệ Đảng**; *thẻ* 5 * 3.
= QUYẾT NGHỊ
# MỤC TIÊU
{mục tiêu}
# CHỈ TIÊU
Chi bộ có {số đảng viên} đảng viên, [x] đủ [ ] thiếu.
## Cụ thể
{các chỉ tiêu}
| TT:10^ | Nội dung | Điểm:20> |
| 1 | Chấp hành | {điểm} |
.... 2
Phó bí thư: {phó bí thư}.
Nơi nhận:
- Đảng ủy phường (b/c),
- Lưu Chi bộ.
@ T/M CHI BỘ / BÍ THƯ / {bí thư}
";

fn values() -> Values {
    let mut values = Values::default();
    values.words("chi bộ", "Chi bộ khu 5B").words("lần", "V").words("mục tiêu", "").words("số đảng viên", 112);
    values.pieces("các chỉ tiêu", [Piece::bullet("Một"), Piece::bullet("Hai")]).words("phó bí thư", "");
    values.missing("điểm", "Chưa chấm điểm.").words("bí thư", "Nguyễn Văn Thành");
    values
}

fn paper() -> Paper {
    let filled = fill(&Wording::read(WORDING), &values());
    Paper {
        day: Day::from_ymd_opt(2022, 7, 3).expect("a day"),
        ident: "thử".to_owned(),
        head: Some(Head {
            superior: Some("ĐẢNG BỘ PHƯỜNG QUANG TRUNG".to_owned()),
            issuer: "CHI BỘ KHU 5B".to_owned(),
            number: Some("01-NQ/CB".to_owned()),
            place: "Quang Trung".to_owned(),
        }),
        title: filled.title,
        about: filled.about,
        body: filled.body,
        foot: filled.foot,
        landscape: false,
    }
}

#[test]
fn fields_become_words_and_what_is_empty_goes_with_its_heading() {
    let filled = fill(&Wording::read(WORDING), &values());
    assert_eq!(filled.title, "NGHỊ QUYẾT");
    assert_eq!(filled.about, ["Đại hội Chi bộ khu 5B lần thứ V"]);
    let text = plain::of_pieces(&filled.body);
    assert_eq!(
        text,
        "Căn cứ Điều lệ Đảng; thẻ 5 * 3.\nQUYẾT NGHỊ\nI. CHỈ TIÊU\nChi bộ có 112 đảng viên, ☒ đủ ☐ thiếu.\n1. Cụ thể\nMột\nHai\n\
         TT | Nội dung | Điểm\n1 | Chấp hành | …………"
    );
    assert_eq!(filled.gaps, [Gap { field: "điểm".to_owned(), why: Some("Chưa chấm điểm.".to_owned()) }]);
    let foot = filled.foot.expect("a foot");
    assert_eq!(foot.recipients, ["Đảng ủy phường (b/c)", "Lưu Chi bộ"]);
    assert_eq!(
        (foot.hand.above, foot.hand.name.as_str()),
        (vec!["T/M CHI BỘ".to_owned(), "BÍ THƯ".to_owned()], "Nguyễn Văn Thành")
    );
}

#[test]
fn each_field_is_named_with_its_place() {
    let fields = Wording::read(WORDING).fields();
    assert!(fields.contains(&("các chỉ tiêu".to_owned(), Place::Alone)));
    assert!(fields.contains(&("bí thư".to_owned(), Place::Inline)));
    assert_eq!(fields.iter().filter(|(name, _)| name == "chi bộ").count(), 1);
}

#[test]
fn several_papers_stand_in_one_file_each_from_its_first_page() {
    let mut long = paper();
    long.body.extend((0..60).map(|n| Piece::paragraph(format!("Đoạn {n}"))));
    let pages = pdf::pages(&[long.clone(), paper(), long]).expect("pages");
    let numbers: Vec<_> = texts(&pages).into_iter().filter(|t| t.y < 20.0).map(|t| (t.page, t.text)).collect();
    let numbers: Vec<_> = numbers.iter().map(|(page, text)| (*page, text.as_str())).collect();
    assert_eq!(numbers, [(2, "2"), (3, "3"), (6, "2"), (7, "3")]);
}

#[test]
fn the_same_paper_is_the_same_bytes() {
    assert!(pdf(&[paper()]).expect("a file") == pdf(&[paper()]).expect("a file"));
}
