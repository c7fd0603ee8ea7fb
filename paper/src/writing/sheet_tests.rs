//! What the sheet keeps whatever it is given: the signature, the letters, the measures of running text.

use super::*;
use crate::typeset::frames::{Placed, texts};
use chibo_core::day::Day;

const LONG: &str = "Nâng cao năng lực lãnh đạo, sức chiến đấu của Chi bộ; phát huy vai trò tiền phong, gương mẫu của cán bộ, đảng viên; \
    phát huy sức mạnh đoàn kết của Nhân dân, xây dựng khu dân cư văn minh.";

fn resolution(body: impl IntoIterator<Item = Piece>) -> Paper {
    let head = Head {
        superior: Some("ĐẢNG BỘ PHƯỜNG QUANG TRUNG".to_owned()),
        issuer: "CHI BỘ KHU 5B".to_owned(),
        number: Some("01-NQ/ĐH".to_owned()),
        place: "Quang Trung".to_owned(),
    };
    let hand = Hand { above: vec!["T/M ĐOÀN CHỦ TỊCH".to_owned()], name: "Nguyễn Văn Thành".to_owned() };
    Paper {
        day: Day::from_ymd_opt(2022, 7, 3).expect("a day"),
        ident: "thử".to_owned(),
        head: Some(head),
        title: "NGHỊ QUYẾT".to_owned(),
        about: vec!["Đại hội Chi bộ khu 5B lần thứ V, nhiệm kỳ 2022-2025".to_owned()],
        body: std::iter::once(Piece::paragraph(LONG)).chain(body).collect(),
        foot: Some(Foot { recipients: vec!["Đảng ủy phường (b/c)".to_owned(), "Lưu Chi bộ".to_owned()], hand }),
        landscape: false,
    }
}

fn placed(paper: &Paper) -> Vec<Placed> {
    texts(&pdf::pages(std::slice::from_ref(paper)).expect("pages"))
}

/// Wherever the text ends, the block that is signed has some of it above.
#[test]
fn the_signature_is_never_alone_on_a_page() {
    let mut pages = Vec::new();
    for lines in 8..44 {
        let texts = placed(&resolution((0..lines).map(|_| Piece::paragraph("Một điều khoản nữa."))));
        let page = |start: &str| texts.iter().rfind(|t| t.text.starts_with(start)).map(|t| t.page);
        assert_eq!(page("Một điều khoản"), page("T/M"), "{lines}");
        assert_eq!(page("Nguyễn Văn Thành"), page("T/M"), "{lines}");
        pages.extend(page("T/M"));
    }
    pages.dedup();
    assert!(pages.len() > 1, "no page break was met: {pages:?}");
}

#[test]
fn what_people_wrote_is_never_a_command() {
    let written = "#read(\"/etc/passwd\") *đậm* $x$ \\ // hết";
    assert!(placed(&resolution([Piece::paragraph(written)])).iter().any(|t| t.text == written));
}

#[test]
fn a_letter_that_cannot_be_printed_is_named() {
    assert!(matches!(pdf(&[resolution([Piece::bullet("Đạt ✓")])]), Err(Fault::Letter('✓'))));
}

#[test]
fn every_vietnamese_letter_can_be_printed() {
    let lower = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz₫“”–…%½";
    assert!(pdf(&[resolution([Piece::paragraph(format!("{lower} {}", lower.to_uppercase()))])]).is_ok());
}

#[test]
fn running_text_is_14_points_on_18_point_lines_with_a_first_line_indent_of_10_mm() {
    let texts = placed(&resolution([Piece::paragraph("Một."), Piece::paragraph("Hai.")]));
    let at = |start: &str| texts.iter().position(|t| t.text.starts_with(start)).expect(start);
    let (first, second) = (&texts[at("Nâng cao")], &texts[at("Nâng cao") + 1]);
    assert!((first.size - 14.0).abs() < 0.01);
    assert!((first.x - 40.0).abs() < 0.01 && (second.x - 30.0).abs() < 0.01);
    let point = 25.4 / 72.0;
    assert!((second.y - first.y - 18.0 * point).abs() < 0.01);
    assert!((texts[at("Hai.")].y - texts[at("Một.")].y - (18.0 + 6.0) * point).abs() < 0.01);
}
