//! The styles: what a secretary finds in Word's list, each with the measures of the layout.

use std::fmt::Write;

use super::xml::{half_points, twentieths, twips};
use crate::documents::layout::LayoutProfile;

/// A paragraph style: id, name, properties of the paragraph and of its words.
type Style = (&'static str, &'static str, String, String);

/// The part with all styles.
pub(super) fn styles(layout: &LayoutProfile, area_mm: f64) -> String {
    let mut part = format!(
        r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>{size}<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/></w:pPr></w:style>"#,
        size = size(layout.body_pt),
        line = twentieths(layout.line_pt),
    );
    let all = [head(layout), body(layout, area_mm), foot(layout)].into_iter().flatten();
    for (id, name, of_paragraph, of_words) in all {
        let next = if id.starts_with("Heading") { r#"<w:next w:val="NoiDung"/>"# } else { "" };
        let _ = write!(
            part,
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{next}<w:qFormat/><w:pPr>{of_paragraph}</w:pPr><w:rPr>{of_words}</w:rPr></w:style>"#
        );
    }
    part + TABLES + "</w:styles>"
}

const FONT: &str = "Times New Roman";
const BOLD: &str = "<w:b/><w:bCs/>";
const ITALIC: &str = "<w:i/><w:iCs/>";
const UNDERLINE: &str = r#"<w:u w:val="single"/>"#;
const CENTRE: &str = r#"<w:jc w:val="center"/>"#;

/// The grid of a table that is not ruled, and the ruled one: cells with 1.5 mm at the sides, 1 mm above and below, lines
/// counted in.
const TABLES: &str = r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="BangKe"><w:name w:val="Bảng kẻ"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders><w:tblCellMar><w:top w:w="52" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="52" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#;

fn size(points: f64) -> String {
    let half = half_points(points);
    format!(r#"<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>"#)
}

fn style(id: &'static str, name: &'static str, of_paragraph: &str, of_words: String) -> Style {
    (id, name, of_paragraph.to_owned(), of_words)
}

/// The heading block and the name of the paper.
fn head(layout: &LayoutProfile) -> Vec<Style> {
    let below = |points: f64| format!(r#"<w:spacing w:before="{}"/>{CENTRE}"#, twentieths(points));
    let closing = format!(r#"<w:spacing w:after="{}"/>{CENTRE}"#, twentieths(layout.paragraph_pt));
    vec![
        style("CoQuanCapTren", "Tên cơ quan cấp trên", CENTRE, size(layout.bodies_pt)),
        style("CoQuan", "Tên cơ quan", CENTRE, format!("{BOLD}{}", size(layout.bodies_pt))),
        style("DauSao", "Dấu sao", CENTRE, size(layout.body_pt)),
        style("SoKyHieu", "Số ký hiệu", CENTRE, size(layout.number_pt)),
        style("TieuDeDang", "Tiêu đề Đảng", CENTRE, format!("{BOLD}{}{UNDERLINE}", size(layout.party_pt))),
        style("DiaDanh", "Địa danh, ngày tháng", &below(layout.line_pt), format!("{ITALIC}{}", size(layout.place_pt))),
        style("TenLoai", "Tên loại", &below(layout.line_pt), format!("{BOLD}{}", size(layout.kind_pt))),
        style("TrichYeu", "Trích yếu", CENTRE, format!("{BOLD}{}", size(layout.abstract_pt))),
        style("TrichYeuCongVan", "Trích yếu công văn", CENTRE, format!("{ITALIC}{}", size(layout.recipients_pt))),
        style("NamGach", "Năm gạch nối", &closing, size(layout.body_pt)),
    ]
}

/// Running text, headings, tables.
fn body(layout: &LayoutProfile, area_mm: f64) -> Vec<Style> {
    let (after, indent) = (twentieths(layout.paragraph_pt), twips(layout.indent_mm));
    let spaced = format!(r#"<w:spacing w:after="{after}"/>"#);
    let indented = format!(r#"{spaced}<w:ind w:firstLine="{indent}"/>"#);
    let running = format!(r#"{indented}<w:jc w:val="both"/>"#);
    let heading = |id, name, level| {
        let place = format!(r#"<w:keepNext/><w:keepLines/>{indented}<w:outlineLvl w:val="{level}"/>"#);
        style(id, name, &place, format!("{BOLD}{}", size(layout.body_pt)))
    };
    let plot = format!(r#"<w:spacing w:after="{after}" w:line="240" w:lineRule="auto"/>{CENTRE}"#);
    let dotted = format!(r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{}"/></w:tabs>"#, twips(area_mm));
    let high = |points: f64| format!(r#"<w:spacing w:line="{}" w:lineRule="exact"/>"#, twentieths(points));
    vec![
        heading("Heading1", "heading 1", 0),
        heading("Heading2", "heading 2", 1),
        heading("Heading3", "heading 3", 2),
        style("NoiDung", "Nội dung", &running, String::new()),
        style("GachDauDong", "Gạch đầu dòng", &running, String::new()),
        style("KhongThut", "Không thụt đầu dòng", &format!(r#"{spaced}<w:jc w:val="both"/>"#), String::new()),
        style("GiuaDong", "Giữa dòng", &format!("{spaced}{CENTRE}"), String::new()),
        style("DongCham", "Dòng chấm", &dotted, String::new()),
        style("HinhVe", "Hình vẽ", &plot, String::new()),
        style("DauBang", "Đầu bảng", CENTRE, format!("{BOLD}{}", size(layout.table_pt))),
        style("OBang", "Ô bảng", "", size(layout.table_pt)),
        style("KhoangCach", "Khoảng cách", &high(layout.paragraph_pt), size(1.0)),
        // The line before has its own space below it.
        style("TruocChuKy", "Khoảng cách trước chữ ký", &high(layout.line_pt - layout.paragraph_pt), size(1.0)),
    ]
}

/// The recipients, who signs, the page number.
fn foot(layout: &LayoutProfile) -> Vec<Style> {
    let signed = || format!("{BOLD}{}", size(layout.signature_pt));
    let name = format!(r#"<w:spacing w:before="{}"/>{CENTRE}"#, twips(layout.signature_space_mm));
    vec![
        style("NhanNoiNhan", "Nhãn nơi nhận", "", format!("{}{UNDERLINE}", size(layout.recipients_label_pt))),
        style("NoiNhan", "Nơi nhận", "", size(layout.recipients_pt)),
        style("QuyenHan", "Quyền hạn, chức vụ", CENTRE, signed()),
        style("ChuKy", "Chữ ký, họ và tên", &name, signed()),
        style("SoTrang", "Số trang", CENTRE, size(layout.page_number_pt)),
    ]
}
