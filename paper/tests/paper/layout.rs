//! The PDF measured against the layout of its day, to half a millimetre and half a point.

use std::sync::LazyLock;

use chibo_paper::writing::Paper;
use chibo_paper::writing::layout::{LayoutProfile, profile_on};

use super::archive::made;
use super::measure::{Line, MM, Page, pages};

const CLOSE: f64 = 0.5;

/// A paper with what was measured of its PDF.
struct Measured {
    name: String,
    layout: &'static LayoutProfile,
    pages: Vec<Page>,
    left: f64,
    right: f64,
    bottom: f64,
    /// Where the left column of the heading ends.
    parted: f64,
}

impl Measured {
    fn of(paper: &Paper, file: &[u8]) -> Self {
        let layout = profile_on(paper.day);
        let (width, height) = layout.sheet_mm(paper.landscape);
        let left = layout.margin_left_mm;
        Self {
            name: paper.ident.clone(),
            layout,
            pages: pages(file),
            left,
            right: width - layout.margin_right_mm,
            bottom: height - layout.margin_bottom_mm,
            parted: left + layout.columns_mm(paper.landscape)[0],
        }
    }

    /// All samples that are wanted; each is set and measured once.
    fn every(wanted: fn(&Paper) -> bool) -> impl Iterator<Item = &'static (Paper, Self)> {
        static ALL: LazyLock<Vec<(Paper, Measured)>> =
            LazyLock::new(|| made().iter().map(|(paper, file)| (paper.clone(), Measured::of(paper, file))).collect());
        ALL.iter().filter(move |(paper, _)| wanted(paper))
    }

    /// The line that begins so, on any page.
    fn line(&self, start: &str) -> &Line {
        let mut all = self.pages.iter().flat_map(|page| &page.lines);
        all.find(|line| line.text.starts_with(start)).unwrap_or_else(|| panic!("{}: no line {start}", self.name))
    }

    /// The line that follows it.
    fn after(&self, start: &str) -> &Line {
        let mut all = self.pages.iter().flat_map(|page| &page.lines);
        all.find(|line| line.text.starts_with(start));
        all.next().unwrap_or_else(|| panic!("{}: nothing after {start}", self.name))
    }

    fn is(&self, what: &str, measured: f64, wanted: f64) {
        assert!((measured - wanted).abs() <= CLOSE, "{}: {what} is {measured:.2}, not {wanted:.2}", self.name);
    }

    fn is_of(&self, line: &Line, points: f64, font: &str) {
        self.is(&line.text, line.size, points);
        assert_eq!(line.fonts, [font], "{}: {}", self.name, line.text);
    }
}

const REGULAR: &str = "Tinos";
const BOLD: &str = "Tinos-Bold";
const ITALIC: &str = "Tinos-Italic";

fn has_issuer(paper: &Paper) -> bool {
    paper.head.as_ref().is_some_and(|head| !head.issuer.is_empty())
}

#[test]
fn the_sheet_has_its_size() {
    for (paper, measured) in Measured::every(|_| true) {
        let (width, height) = if paper.landscape { (297.0, 210.0) } else { (210.0, 297.0) };
        for page in &measured.pages {
            measured.is("width", page.width, width);
            measured.is("height", page.height, height);
        }
    }
}

#[test]
fn the_heading_block_has_its_sizes_and_places() {
    for (_, m) in Measured::every(has_issuer) {
        let (left_middle, right_middle) = (f64::midpoint(m.left, m.parted), f64::midpoint(m.parted, m.right));
        let line = m.layout.line_pt * MM;
        let superior = m.line("ĐẢNG BỘ PHƯỜNG");
        // A name too long for its column at the full size is set smaller, as large as it fits.
        let (column, next) = (m.parted - m.left, (superior.right - superior.left) * (superior.size + 0.5) / superior.size);
        let full = (superior.size - m.layout.bodies_pt).abs() < CLOSE;
        assert!(full || (superior.size > m.layout.bodies_least_pt - CLOSE && next > column), "{}: {superior:?}", m.name);
        m.is_of(superior, superior.size, REGULAR);
        let issuer = m.line("CHI BỘ KHU 5B");
        m.is_of(issuer, superior.size, BOLD);
        let star = m.line("*");
        let number = m.line("Số 01-NQ/CB");
        assert_eq!(number.text, "Số 01-NQ/CB");
        m.is_of(number, m.layout.number_pt, REGULAR);
        for (n, at) in (0..).zip([superior, issuer, star, number]) {
            m.is(&at.text, at.middle(), left_middle);
            m.is(&at.text, at.base, superior.base + f64::from(n) * line);
        }
        let party = m.line("ĐẢNG CỘNG SẢN");
        assert_eq!(party.text, "ĐẢNG CỘNG SẢN VIỆT NAM");
        m.is_of(party, m.layout.party_pt, BOLD);
        let dated = m.line("Quang Trung, ngày");
        m.is_of(dated, m.layout.place_pt, ITALIC);
        for at in [party, dated] {
            m.is(&at.text, at.middle(), right_middle);
        }
        m.is("the Party's name", party.base, superior.base);
        m.is("place and date", dated.base, party.base + 2.0 * line);
        // The first line's letters begin at the upper margin.
        m.is("the first line", superior.base, m.layout.margin_top_mm + 0.8 * line);
    }
}

#[test]
fn a_line_as_long_as_the_partys_name_stands_beneath_it() {
    for (_, m) in Measured::every(|paper| paper.head.is_some()) {
        let party = m.line("ĐẢNG CỘNG SẢN");
        let beneath = m.pages[0].drawn.iter().filter(|drawn| (party.base..party.base + 3.0).contains(&drawn.y0));
        let lengths: Vec<_> = beneath.map(|drawn| (drawn.x0, drawn.x1)).collect();
        assert_eq!(lengths.len(), 1, "{}: {lengths:?}", m.name);
        m.is("the line's left end", lengths[0].0, party.left);
        m.is("the line's right end", lengths[0].1, party.right);
    }
}

#[test]
fn the_day_is_written_so_that_nobody_adds_a_figure() {
    for (paper, m) in Measured::every(has_issuer) {
        let dated =
            if paper.day.to_string() == "2022-07-03" { "ngày 03 tháng 7 năm 2022" } else { "ngày 09 tháng 02 năm 2026" };
        assert_eq!(m.line("Quang Trung, ngày").text, format!("Quang Trung, {dated}"));
    }
}

#[test]
fn the_kind_and_what_it_is_about_stand_in_the_middle_above_five_hyphens() {
    for (paper, m) in Measured::every(|paper| !paper.title.is_empty()) {
        let line = m.layout.line_pt * MM;
        let kind = m.line(&paper.title);
        m.is_of(kind, m.layout.kind_pt, BOLD);
        let mut lines = vec![kind];
        for about in &paper.about {
            let about = m.line(about);
            m.is_of(about, m.layout.abstract_pt, BOLD);
            lines.push(about);
        }
        let hyphens = m.line("-----");
        assert_eq!(hyphens.text, "-----");
        lines.push(hyphens);
        for (n, at) in (0_u32..).zip(lines) {
            m.is(&at.text, at.middle(), f64::midpoint(m.left, m.right));
            m.is(&at.text, at.base, kind.base + f64::from(n) * line);
        }
    }
}

#[test]
fn what_a_letter_is_about_stands_under_its_number() {
    for (_, m) in Measured::every(|paper| paper.title.is_empty()) {
        let about = m.line("V/v chuẩn bị");
        m.is_of(about, 12.0, ITALIC);
        m.is("what it is about", about.middle(), f64::midpoint(m.left, m.parted));
        m.is("what it is about", about.base, m.line("Số 01").base + m.layout.line_pt * MM);
        assert!(!m.pages.iter().flat_map(|page| &page.lines).any(|line| line.text == "-----"));
    }
}

fn has_text(paper: &Paper) -> bool {
    paper.ident.starts_with("mọi phần")
}

#[test]
fn running_text_has_its_size_lines_indent_and_spaces() {
    for (_, m) in Measured::every(has_text) {
        let (line, space) = (m.layout.line_pt * MM, m.layout.paragraph_pt * MM);
        let (first, second) = (m.line("Chi bộ lãnh đạo"), m.after("Chi bộ lãnh đạo"));
        m.is_of(first, m.layout.body_pt, REGULAR);
        m.is("the indent", first.left, m.left + m.layout.indent_mm);
        m.is("the second line", second.left, m.left);
        m.is("a full line's end", first.right, m.right);
        m.is("a full line's end", second.right, m.right);
        m.is("from line to line", (second.base - first.base) / MM, m.layout.line_pt);
        let (bullet, next) = (m.line("- Kết nạp 5"), m.line("- Chi bộ lãnh đạo"));
        m.is("from paragraph to paragraph", next.base - bullet.base, line + space);
        m.is("a line of a list", bullet.left, m.left + m.layout.indent_mm);
        m.is("without indent", m.line("Không thụt đầu dòng").left, m.left);
        m.is("in the middle", m.line("QUYẾT NGHỊ").middle(), f64::midpoint(m.left, m.right));
        assert_eq!(m.line("Căn cứ").fonts, [REGULAR, BOLD, ITALIC, "Tinos-BoldItalic"]);
        for heading in ["I. MỤC TIÊU", "1. Phát triển", "a) Quần chúng", "KẾT QUẢ BẦU CỬ"] {
            m.is_of(m.line(heading), m.layout.body_pt, BOLD);
            m.is(heading, m.line(heading).left, m.left + m.layout.indent_mm);
        }
    }
}

#[test]
fn recipients_and_signature_have_their_sizes_and_places() {
    for (_, m) in Measured::every(|paper| paper.foot.is_some()) {
        let (label, first, last) = (m.line("Nơi nhận:"), m.line("- Đảng ủy phường"), m.line("- Lưu Chi bộ."));
        m.is_of(label, m.layout.recipients_label_pt, REGULAR);
        for line in [first, last] {
            m.is_of(line, m.layout.recipients_pt, REGULAR);
        }
        for line in [label, first, last] {
            m.is(&line.text, line.left, m.left);
        }
        let signed = ["T/M CHI BỘ", "BÍ THƯ", "Nguyễn Văn Thành"].map(|start| m.line(start));
        for line in signed {
            m.is_of(line, m.layout.signature_pt, BOLD);
            m.is(&line.text, line.middle(), f64::midpoint(m.parted, m.right));
        }
        m.is("for whom", signed[0].base, label.base);
        let room = signed[2].base - signed[1].base - m.layout.line_pt * MM;
        m.is("room for the hand", room, m.layout.signature_space_mm);
    }
}

#[test]
fn tables_fill_the_type_area_with_their_heads_on_each_page() {
    for (_, m) in Measured::every(has_text) {
        let heads = m.pages.iter().filter(|page| page.lines.iter().any(|line| line.text == "Họ và tên")).count();
        assert!(heads >= 3, "{}", m.name);
        let head = m.line("Họ và tên");
        m.is_of(head, m.layout.table_pt, BOLD);
        m.is_of(m.line("Trần Thị Số 1"), m.layout.table_pt, REGULAR);
        m.is_of(m.line("Cộng"), m.layout.table_pt, BOLD);
        let ruled: Vec<_> = m.pages[0].drawn.iter().filter(|drawn| drawn.y0 > head.base - 10.0).collect();
        let ends = ruled.iter().fold((f64::MAX, f64::MIN), |(left, right), drawn| (left.min(drawn.x0), right.max(drawn.x1)));
        m.is("the table's left edge", ends.0, m.left);
        m.is("the table's right edge", ends.1, m.right);
    }
}

#[test]
fn pages_are_numbered_on_top_in_the_middle_from_the_second() {
    for (_, m) in Measured::every(|_| true) {
        for (n, page) in (1..).zip(&m.pages) {
            let above: Vec<_> = page.lines.iter().filter(|line| line.base < m.layout.margin_top_mm).collect();
            let shown: Vec<_> = above.iter().map(|line| line.text.clone()).collect();
            assert_eq!(shown, if n == 1 { Vec::new() } else { vec![n.to_string()] }, "{}", m.name);
            for number in above {
                m.is_of(number, m.layout.page_number_pt, REGULAR);
                m.is("the page number", number.middle(), f64::midpoint(m.left, m.right));
                let foot = m.layout.margin_top_mm - m.layout.page_number_gap_mm - 0.2 * m.layout.line_pt * MM;
                m.is("the page number", number.base, foot);
            }
        }
    }
}

#[test]
fn nothing_else_stands_in_the_margins() {
    let reach = 0.3;
    for (_, m) in Measured::every(|_| true) {
        for page in &m.pages {
            for line in page.lines.iter().filter(|line| line.base > m.layout.margin_top_mm) {
                assert!(line.left > m.left - reach && line.right < m.right + reach, "{}: {}", m.name, line.text);
                assert!(line.base < m.bottom, "{}: {}", m.name, line.text);
            }
            for drawn in &page.drawn {
                let inside = drawn.x0 > m.left - reach && drawn.x1 < m.right + reach;
                assert!(
                    inside && drawn.y0 > m.layout.margin_top_mm - reach && drawn.y1 < m.bottom + reach,
                    "{}: {drawn:?}",
                    m.name
                );
            }
        }
    }
}
