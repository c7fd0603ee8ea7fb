//! What all papers share: heading block, name of the paper, recipients and signatures.

use super::table::grid;
use super::text::{Paragraph, words_in};
use super::xml::half_points;
use crate::documents::layout::LayoutProfile;
use crate::writing::faces;
use crate::writing::paper::{Foot, Hand, Head, Paper};

/// **Phần đầu.** Bodies, star, number and, of a letter, what it is about on the left; the Party's name, place and date on
/// the right.
pub(super) fn head(layout: &LayoutProfile, columns_mm: [f64; 2], paper: &Paper, head: &Head) -> String {
    let mut left = String::new();
    if !head.issuer.is_empty() {
        left += &bodies(layout, columns_mm[0], head);
        left += &Paragraph::of("DauSao").saying("*");
        if let Some(number) = &head.number {
            left += &Paragraph::of("SoKyHieu").saying(&format!("Số {number}"));
        }
        if paper.title.is_empty() {
            left.extend(paper.about.iter().map(|words| Paragraph::of("TrichYeuCongVan").saying(words)));
        }
    }
    if left.is_empty() {
        left = Paragraph::of("DauSao").with("");
    }
    let right =
        Paragraph::of("TieuDeDang").saying("ĐẢNG CỘNG SẢN VIỆT NAM") + &Paragraph::of("DiaDanh").saying(&head.dated(paper.day));
    grid(&columns_mm, &[vec![left, right]])
}

/// The bodies' names at one size: the greatest at which each stays on its line, or the full size, broken.
fn bodies(layout: &LayoutProfile, column_mm: f64, head: &Head) -> String {
    let names = [("CoQuanCapTren", head.superior.as_deref(), false), ("CoQuan", Some(head.issuer.as_str()), true)];
    let names = || names.iter().filter_map(|(style, name, bold)| name.map(|name| (*style, name, *bold)));
    let column = column_mm * 72.0 / 25.4;
    let fits = |size: f64| names().all(|(_, name, bold)| faces::width(name, bold, size) <= column);
    let mut size = layout.bodies_pt;
    while size > layout.bodies_least_pt && !fits(size) {
        size -= 0.5;
    }
    let half = half_points(if fits(size) { size } else { layout.bodies_pt });
    let face = if half == half_points(layout.bodies_pt) {
        String::new()
    } else {
        format!(r#"<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>"#)
    };
    names().map(|(style, name, _)| Paragraph::of(style).with(&words_in(name, &face))).collect()
}

/// **Tên loại, trích yếu.** Closed by five hyphens.
pub(super) fn name(paper: &Paper) -> String {
    let mut written = Paragraph::of("TenLoai").kept(true).saying(&paper.title);
    written.extend(paper.about.iter().map(|words| Paragraph::of("TrichYeu").kept(true).saying(words)));
    written + &Paragraph::of("NamGach").saying("-----")
}

/// **Nơi nhận và chữ ký.** Side by side, never parted.
pub(super) fn foot(columns_mm: [f64; 2], foot: &Foot) -> String {
    let mut left = Paragraph::of("NhanNoiNhan").saying(if foot.recipients.is_empty() { "" } else { "Nơi nhận:" });
    let last = foot.recipients.len().saturating_sub(1);
    for (n, name) in foot.recipients.iter().enumerate() {
        left += &Paragraph::of("NoiNhan").saying(&format!("- {name}{}", if n < last { "," } else { "." }));
    }
    let right = above(&foot.hand, false) + &Paragraph::of("ChuKy").saying(&foot.hand.name);
    grid(&columns_mm, &[vec![left, right]])
}

/// Several who sign side by side, their names on one line.
pub(super) fn hands(area_mm: f64, hands: &[Hand]) -> String {
    let width = area_mm / hands.iter().map(|_| 1.0).sum::<f64>();
    let columns: Vec<f64> = hands.iter().map(|_| width).collect();
    let above = hands.iter().map(|hand| above(hand, true)).collect();
    let names = hands.iter().map(|hand| Paragraph::of("ChuKy").saying(&hand.name)).collect();
    grid(&columns, &[above, names])
}

fn above(hand: &Hand, keep: bool) -> String {
    if hand.above.is_empty() && keep {
        return Paragraph::of("QuyenHan").kept(keep).with("");
    }
    hand.above.iter().map(|words| Paragraph::of("QuyenHan").kept(keep).saying(words)).collect()
}
