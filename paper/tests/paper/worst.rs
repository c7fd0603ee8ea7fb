//! What must not break a paper, in either form: long names, nothing at all, too much, signs that are not seen.

use chibo_paper::writing::layout::profile_on;
use chibo_paper::writing::{Column, Fault, Foot, Paper, Piece, Row, Run, Shape, Table, docx, pdf, plain};
use proptest::prelude::*;

use super::measure::{Page, pages};
use super::samples::{self, day, hand};

/// 60 letters.
const NAME: &str = "Công Tằng Tôn Nữ Huyền Trang Nguyễn Phúc Bảo Châu Hoàng Minh";

/// A paper with this body alone, and a signature.
fn paper(body: Vec<Piece>) -> Paper {
    Paper { body, ..samples::letter(day(2026, 2, 9)) }
}

/// Both forms are made; the pages, on which nothing stands in the margins.
fn sound(paper: &Paper) -> Vec<Page> {
    assert!(docx(paper).expect("a Word file").len() > 1000);
    let layout = profile_on(paper.day);
    let pages = pages(&pdf(std::slice::from_ref(paper)).expect("a PDF"));
    for page in &pages {
        let (right, bottom) = (page.width - layout.margin_right_mm, page.height - layout.margin_bottom_mm);
        for line in page.lines.iter().filter(|line| line.base > layout.margin_top_mm) {
            assert!(line.left > layout.margin_left_mm - 0.5 && line.right < right + 0.5 && line.base < bottom, "{line:?}");
        }
        let tables = page.drawn.iter().map(|drawn| (drawn.x0, drawn.x1));
        assert!(tables.clone().all(|(from, to)| from > layout.margin_left_mm - 0.5 && to < right + 0.5), "{tables:?}");
    }
    pages
}

fn text(pages: &[Page]) -> String {
    let words = pages.iter().flat_map(|page| &page.lines).flat_map(|line| line.text.split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn names_of_60_letters_stay_within_the_margins() {
    assert_eq!(NAME.chars().count(), 60);
    let mut paper = samples::every_piece(day(2022, 7, 3));
    let mut head = paper.head.take().expect("a head");
    head.superior = Some(format!("ĐẢNG BỘ {}", NAME.to_uppercase()));
    head.issuer = format!("CHI BỘ {}", NAME.to_uppercase());
    head.place = NAME.to_owned();
    paper.head = Some(head);
    let mut table = samples::votes(2);
    table.push(["3", NAME, "12345678", NAME].map(ToOwned::to_owned));
    let hands = (0..4).map(|_| hand(&["T/M BAN CHẤP HÀNH ĐẢNG BỘ", NAME], NAME)).collect();
    paper.body = vec![Piece::heading(1, NAME.repeat(4)), Piece::Table(table), Piece::Hands { hands }];
    paper.foot = Some(Foot { recipients: vec![NAME.to_owned(); 3], hand: hand(&["KT. TRƯỞNG BAN", NAME], NAME) });
    paper.about = vec![NAME.repeat(3)];
    let words = text(&sound(&paper));
    assert!(words.matches("Nữ Huyền").count() >= 12, "{words}");
}

#[test]
fn a_paper_of_nothing_is_a_page() {
    let mut paper = paper(Vec::new());
    (paper.head, paper.foot, paper.about) = (None, None, Vec::new());
    assert_eq!(sound(&paper).len(), 1);
    for (title, place) in [("", ""), ("BÁO CÁO", "")] {
        paper.title = title.to_owned();
        paper.head = Some(chibo_paper::writing::Head {
            superior: Some(String::new()),
            issuer: String::new(),
            number: Some(String::new()),
            place: place.to_owned(),
        });
        paper.foot = Some(Foot { recipients: Vec::new(), hand: hand(&[], "") });
        assert_eq!(sound(&paper).len(), 1);
    }
}

#[test]
fn a_list_of_300_members_has_its_heads_on_each_page_and_a_signature_not_alone() {
    let pages = sound(&paper(vec![Piece::Table(samples::votes(300))]));
    assert!(pages.len() > 8);
    let has = |page: &Page, text: &str| page.lines.iter().any(|line| line.text == text);
    let (last, before) = pages.split_last().expect("pages");
    assert!(before.iter().all(|page| has(page, "Họ và tên") && has(page, "Số phiếu")));
    assert!(has(last, "Nguyễn Văn Thành") && has(last, "Cộng"));
    assert!(text(&pages).contains("Trần Thị Số 300"));
}

/// Wherever a page ends, some of the text above the signature stands with it.
#[test]
fn a_signature_never_stands_alone() {
    for lines in 16..28 {
        for last in [Piece::paragraph("Trên chữ ký."), Piece::Table(samples::votes(2)), Piece::Dots { lines: 2 }] {
            let mut body: Vec<Piece> = (0..lines).map(|n| Piece::paragraph(format!("Đoạn {n}."))).collect();
            let dotted = matches!(last, Piece::Dots { .. });
            body.push(last);
            let pages = sound(&paper(body));
            let end = pages.last().expect("a page");
            let above = |line: &str| line.starts_with("Trên chữ ký") || line == "Cộng" || line.starts_with("Đoạn");
            assert!(end.lines.iter().any(|line| above(&line.text)) || (dotted && !end.drawn.is_empty()), "{lines}");
        }
    }
}

#[test]
fn forty_recipients_stand_beside_the_signature_and_a_hundred_over_pages() {
    for (count, most) in [(40, 2), (100, 4)] {
        let mut paper = paper(vec![Piece::paragraph("Một đoạn.")]);
        let recipients = (1..=count).map(|n| format!("Chi bộ khu {n}")).collect();
        paper.foot = Some(Foot { recipients, hand: hand(&["T/M CHI BỘ"], NAME) });
        let pages = sound(&paper);
        assert!(pages.len() <= most, "{count}: {}", pages.len());
        assert!(text(&pages).contains(&format!("Chi bộ khu {count}.")));
    }
}

#[test]
fn rows_with_too_few_or_too_many_cells_are_padded_and_cut() {
    let row = |cells: &[&str]| Row { cells: cells.iter().map(ToString::to_string).collect(), bold: false };
    let columns = || vec![Column::wide("Một"), Column::wide("Hai")];
    let rows = vec![row(&["a"]), row(&[]), row(&["b", "c", "thừa"]), row(&["d", "e"])];
    let words = text(&sound(&paper(vec![Piece::Table(Table { columns: columns(), rows, nothing: String::new() })])));
    assert!(words.contains("Một Hai a b c d e") && !words.contains("thừa"), "{words}");
    let none = Table { columns: Vec::new(), rows: vec![row(&["a"])], nothing: String::new() };
    sound(&paper(vec![Piece::Table(none), Piece::Table(Table { columns: columns(), ..Table::default() })]));
}

#[test]
fn columns_wider_than_the_sheet_become_narrower() {
    for (count, width, wide) in [(2, 250, 0), (12, 60, 1), (1, 250, 3), (16, 10, 0), (3, 0, 1)] {
        let fixed = (0..count).map(|n| Column::left(format!("c{n}"), width));
        let mut table = Table::of(fixed.chain((0..wide).map(|n| Column::wide(format!("w{n}")))));
        table.push((0..count + wide).map(|n| n.to_string()));
        let words = text(&sound(&paper(vec![Piece::Table(table)])));
        assert!(words.contains(&format!("c{}", count - 1)), "{words}");
    }
}

#[test]
fn cells_longer_than_a_page_go_on_to_the_next() {
    let mut table = samples::votes(1);
    table.push(["2".to_owned(), "lời dài ".repeat(900), String::new(), String::new()]);
    let pages = sound(&paper(vec![Piece::Table(table.clone()), Piece::paragraph("Sau đó.")]));
    assert!(pages.len() >= 3);
    sound(&paper(vec![Piece::Table(table)]));
}

#[test]
fn signs_that_are_not_seen_are_taken_out() {
    let words = "Chi\u{200b} bộ\u{feff}\tkhu\u{0}\u{7} 5B\u{202e}\u{ad} họp\r\nlúc 8 giờ";
    let pages = sound(&paper(vec![Piece::paragraph(words)]));
    assert!(text(&pages).contains("Chi bộ khu 5B họp lúc 8 giờ"), "{}", text(&pages));
}

#[test]
fn a_letter_that_the_fonts_lack_is_named() {
    let letter = |paper: &Paper| match (pdf(std::slice::from_ref(paper)), docx(paper)) {
        (Err(Fault::Letter(one)), Err(Fault::Letter(other))) if one == other => Some(one),
        (Ok(_), Ok(_)) => None,
        others => panic!("{:?}", (others.0.err(), others.1.err())),
    };
    let plot = |svg: String| Piece::Picture { svg, alt: "Biểu đồ".to_owned(), width_mm: 50, height_mm: 20 };
    let of = |body| letter(&paper(vec![body]));
    assert_eq!(of(Piece::paragraph("Vui 😀")), Some('😀'));
    assert_eq!(of(plot(samples::PLOT.replace("Quý I<", "Quý 你<"))), Some('你'));
    assert_eq!(of(plot(samples::PLOT.to_owned())), None);
    assert_eq!(of(plot(samples::PLOT.replace("<rect", "<!-- 你 --><rect data-nhãn=\"😀\""))), None);
    assert_eq!(of(plot(samples::PLOT.replace("Quý I<", "Quý &amp; năm<"))), None);
}

#[test]
fn plots_are_made_to_fit_and_what_is_none_is_a_fault() {
    let plot = |svg: &str, width_mm, height_mm| Piece::Picture { svg: svg.to_owned(), alt: String::new(), width_mm, height_mm };
    let large = |landscape| Paper {
        landscape,
        ..paper(vec![plot(samples::PLOT, 4000, 1500), plot(samples::PLOT, 10, 2000), plot(samples::PLOT, 0, 10)])
    };
    for landscape in [false, true] {
        let paper = large(landscape);
        for page in sound(&paper) {
            assert!(page.drawn.iter().all(|drawn| drawn.y1 < page.height - 19.5));
        }
    }
    for broken in
        ["", "<svg", "không phải hình", "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width='1e9' height='nan'/></svg>"]
    {
        let paper = paper(vec![plot(broken, 50, 20)]);
        assert!(!matches!(pdf(std::slice::from_ref(&paper)), Err(Fault::Letter(_))));
        assert!(!matches!(docx(&paper), Err(Fault::Letter(_))));
    }
    // A plot may not bring in a file of the machine.
    let secret =
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/passwd" width="9" height="9"/></svg>"#;
    let paper = paper(vec![plot(secret, 50, 20)]);
    assert!(pdf(std::slice::from_ref(&paper)).is_err() && docx(&paper).is_ok());
}

#[test]
fn pages_break_where_they_are_told_and_never_leave_an_empty_one() {
    let word = |n: usize| Piece::paragraph(format!("Trang {n}"));
    let body =
        vec![Piece::NewPage, word(1), Piece::NewPage, Piece::NewPage, word(2), Piece::NewPage, Piece::Table(samples::votes(1))];
    assert_eq!(sound(&paper(body)).len(), 4);
    let mut end = paper(vec![word(1), Piece::NewPage]);
    assert_eq!(sound(&end).len(), 2);
    end.foot = None;
    assert_eq!(sound(&end).len(), 1);
}

prop_compose! {
    fn words()(words in "[a-zA-ZđĐăâêôơưàáảãạ0-9 ☐☒&<>\"'\n\t\u{200b}*_#$@\\\\-]{0,80}") -> String { words }
}

fn some_runs() -> impl Strategy<Value = Vec<Run>> {
    prop::collection::vec((words(), any::<bool>(), any::<bool>()).prop_map(|(text, bold, italic)| Run { text, bold, italic }), 0..4)
}

fn a_table() -> impl Strategy<Value = Table> {
    let column = (words(), prop::option::of(0..400_u16), 0..3_u8).prop_map(|(head, width_mm, align)| Column {
        width_mm,
        ..[Column::wide(&head), Column::right(&head, 1), Column::centre(&head, 1)][usize::from(align)].clone()
    });
    let row = (prop::collection::vec(words(), 0..5), any::<bool>()).prop_map(|(cells, bold)| Row { cells, bold });
    (prop::collection::vec(column, 0..5), prop::collection::vec(row, 0..20), words()).prop_map(|(columns, rows, nothing)| Table {
        columns,
        rows,
        nothing,
    })
}

fn a_piece() -> impl Strategy<Value = Piece> {
    let shape = prop_oneof![Just(Shape::Running), Just(Shape::Bullet), Just(Shape::Flat), Just(Shape::Centred)];
    let signed =
        (prop::collection::vec(words(), 0..3), words()).prop_map(|(above, name)| chibo_paper::writing::Hand { above, name });
    prop_oneof![
        (0..6_u8, some_runs()).prop_map(|(level, words)| Piece::Heading { level, numbered: true, number: "1.".to_owned(), words }),
        (shape, some_runs()).prop_map(|(shape, words)| Piece::Paragraph { shape, words }),
        a_table().prop_map(Piece::Table),
        (0..80_u8).prop_map(|lines| Piece::Dots { lines }),
        prop::collection::vec(signed, 0..5).prop_map(|hands| Piece::Hands { hands }),
        Just(Piece::NewPage),
        (0..999_u16, 0..999_u16).prop_map(|(width_mm, height_mm)| Piece::Picture {
            svg: samples::PLOT.to_owned(),
            alt: String::new(),
            width_mm,
            height_mm
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_paper_becomes_both_files(
        body in prop::collection::vec(a_piece(), 0..8), title in words(), about in prop::collection::vec(words(), 0..3),
        signed in any::<bool>(), landscape in any::<bool>(),
    ) {
        let mut paper = Paper { title, about, landscape, ..paper(body) };
        if !signed {
            paper.foot = None;
        }
        plain::of(&paper);
        prop_assert!(pdf(std::slice::from_ref(&paper)).is_ok(), "{:?}", pdf(std::slice::from_ref(&paper)).err());
        prop_assert!(docx(&paper).is_ok());
    }
}
