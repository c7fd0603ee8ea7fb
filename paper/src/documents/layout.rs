//! The prescribed layout of Party papers (thể thức) as dated data. A sheet takes its numbers from here and has none of
//! its own. A profile is never edited once papers were issued under it: a new guidance is a new value.

use chibo_core::day::Day;
use serde::Serialize;

/// **Thể thức văn bản.** The measures of one guidance: lengths in millimetres, type sizes and line distances in points.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LayoutProfile {
    /// The guidance.
    pub guidance: &'static str,
    /// The first day of papers under it.
    pub from: Day,
    /// Width of the sheet.
    pub paper_width_mm: f64,
    /// Height of the sheet.
    pub paper_height_mm: f64,
    /// Margin at the top.
    pub margin_top_mm: f64,
    /// Margin at the bottom.
    pub margin_bottom_mm: f64,
    /// Margin at the binding side.
    pub margin_left_mm: f64,
    /// Margin at the right.
    pub margin_right_mm: f64,
    /// The left column of the heading and of the signature block: bodies and number; recipients.
    pub column_left_mm: f64,
    /// The right column: the Party's name, place and date; signature.
    pub column_right_mm: f64,
    /// The Party's name (tiêu đề).
    pub party_pt: f64,
    /// The superior and the issuing body.
    pub bodies_pt: f64,
    /// How small the bodies' names may be set to stay on one line each, before they are broken instead.
    pub bodies_least_pt: f64,
    /// Number and code (số và ký hiệu).
    pub number_pt: f64,
    /// Place and date.
    pub place_pt: f64,
    /// The kind of paper (tên loại).
    pub kind_pt: f64,
    /// What it is about (trích yếu).
    pub abstract_pt: f64,
    /// Running text.
    pub body_pt: f64,
    /// Indent of each paragraph's first line.
    pub indent_mm: f64,
    /// Distance from line to line, exactly.
    pub line_pt: f64,
    /// Space between paragraphs.
    pub paragraph_pt: f64,
    /// Authority, title and name of who signs.
    pub signature_pt: f64,
    /// Room for the hand and the stamp. Not prescribed.
    pub signature_space_mm: f64,
    /// Words in a ruled table. Not prescribed.
    pub table_pt: f64,
    /// The label of the recipients (nơi nhận).
    pub recipients_label_pt: f64,
    /// The recipients.
    pub recipients_pt: f64,
    /// The page number, from page 2.
    pub page_number_pt: f64,
    /// Foot of the page number's line above the text. Not prescribed.
    pub page_number_gap_mm: f64,
}

impl LayoutProfile {
    /// Width and height of the sheet, lying on its long side or standing.
    pub fn sheet_mm(&self, landscape: bool) -> (f64, f64) {
        let (width, height) = (self.paper_width_mm, self.paper_height_mm);
        if landscape { (height, width) } else { (width, height) }
    }

    /// Width and height of the type area.
    pub fn area_mm(&self, landscape: bool) -> (f64, f64) {
        let (width, height) = self.sheet_mm(landscape);
        (width - self.margin_left_mm - self.margin_right_mm, height - self.margin_top_mm - self.margin_bottom_mm)
    }

    /// The columns of the heading and of the signature block: in their shares, as wide as the type area.
    pub fn columns_mm(&self, landscape: bool) -> [f64; 2] {
        let (width, _) = self.area_mm(landscape);
        let left = width * self.column_left_mm / (self.column_left_mm + self.column_right_mm);
        [left, width - left]
    }
}

/// HD 36-HD/VPTW (3/4/2018). The guidance's text was not seen whole: the margins, the Party's name, line and indent are
/// well remembered and agree with papers in use; the columns are those of a template. Check against the text.
const HD36_2018: LayoutProfile = LayoutProfile {
    guidance: "HD 36-HD/VPTW",
    from: day(2018, 4, 3),
    paper_width_mm: 210.0,
    paper_height_mm: 297.0,
    margin_top_mm: 20.0,
    margin_bottom_mm: 20.0,
    margin_left_mm: 30.0,
    margin_right_mm: 15.0,
    column_left_mm: 75.0,
    column_right_mm: 90.0,
    party_pt: 15.0,
    bodies_pt: 14.0,
    bodies_least_pt: 12.0,
    number_pt: 14.0,
    place_pt: 14.0,
    kind_pt: 16.0,
    abstract_pt: 14.0,
    body_pt: 14.0,
    indent_mm: 10.0,
    line_pt: 18.0,
    paragraph_pt: 6.0,
    signature_pt: 14.0,
    signature_space_mm: 25.0,
    table_pt: 13.0,
    recipients_label_pt: 14.0,
    recipients_pt: 12.0,
    page_number_pt: 14.0,
    page_number_gap_mm: 5.0,
};

/// HD 05-HD/VPTW (2026). **Unverified**: known only from others' templates, which differ by one or two points, and the
/// day of issue was not seen; 1 January 2026 stands in for it.
const HD05_2026: LayoutProfile = LayoutProfile {
    guidance: "HD 05-HD/VPTW",
    from: day(2026, 1, 1),
    bodies_pt: 13.0,
    number_pt: 13.0,
    kind_pt: 15.0,
    ..HD36_2018
};

/// All profiles, oldest first.
pub const PROFILES: [LayoutProfile; 2] = [HD36_2018, HD05_2026];

/// The profile for a paper dated `day`. A paper older than the first known guidance is set by the first.
pub fn profile_on(day: Day) -> &'static LayoutProfile {
    const KNOWN: &[LayoutProfile] = &PROFILES;
    KNOWN.iter().rev().find(|profile| profile.from <= day).unwrap_or(const { &HD36_2018 })
}

/// A day known to exist; the compiler refuses any other.
const fn day(year: i32, month: u32, day: u32) -> Day {
    Day::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_set_by_the_guidance_of_its_day() {
        assert_eq!(profile_on(day(2022, 7, 3)).guidance, "HD 36-HD/VPTW");
        assert_eq!(profile_on(day(2025, 12, 31)).guidance, "HD 36-HD/VPTW");
        assert_eq!(profile_on(day(2026, 1, 1)).guidance, "HD 05-HD/VPTW");
        assert_eq!(profile_on(day(2010, 1, 1)).guidance, "HD 36-HD/VPTW");
    }

    #[test]
    fn the_columns_fill_the_type_area() {
        for p in &PROFILES {
            assert!((p.column_left_mm + p.column_right_mm - p.area_mm(false).0).abs() < 0.001, "{}", p.guidance);
        }
    }
}
