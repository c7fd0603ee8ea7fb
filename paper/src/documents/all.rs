//! The list of kinds of document: one line each.

use super::approval_request::{self, ApprovalRequest};
use super::congress_minutes::{self, CongressMinutes};
use super::counting_minutes::{self, CountingMinutes};
use super::pdf::{Document, Fault, render};
use super::resolution::{self, Resolution};

/// A kind of document.
pub struct Kind {
    /// Its folder.
    pub name: &'static str,
    /// Facts to try it with.
    pub samples: &'static [Sample],
    /// Makes the PDF from facts as JSON.
    pub render: fn(&str) -> Result<Vec<u8>, Fault>,
    #[cfg(test)]
    pages: fn(&str) -> typst_layout::PagedDocument,
}

/// Facts of a made-up paper.
pub struct Sample {
    /// Its file's name.
    pub name: &'static str,
    /// The facts as JSON.
    pub facts: &'static str,
}

/// All kinds.
pub const KINDS: &[Kind] = &[
    kind::<Resolution>("resolution", resolution::SAMPLES),
    kind::<CountingMinutes>("counting-minutes", counting_minutes::SAMPLES),
    kind::<CongressMinutes>("congress-minutes", congress_minutes::SAMPLES),
    kind::<ApprovalRequest>("approval-request", approval_request::SAMPLES),
];

const fn kind<D: Document>(name: &'static str, samples: &'static [Sample]) -> Kind {
    Kind {
        name,
        samples,
        render: |facts| render::<D>(&serde_json::from_str(facts)?),
        #[cfg(test)]
        pages: super::frames::pages::<D>,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::frames::{Placed, texts, written};
    use crate::documents::layout::PROFILES;
    use crate::documents::resolution::SAMPLES;

    /// Every sample's text, with where it stands and how large.
    #[test]
    fn samples_keep_their_text() {
        for kind in KINDS {
            for sample in kind.samples {
                let pages = (kind.pages)(sample.facts);
                insta::assert_snapshot!(format!("{}-{}", kind.name, sample.name), written(&texts(&pages)));
            }
        }
    }

    #[test]
    fn samples_become_the_same_pdf_each_time() {
        for kind in KINDS {
            for sample in kind.samples {
                let first = (kind.render)(sample.facts).expect(sample.name);
                assert!(first.starts_with(b"%PDF-1.7"));
                assert!(first == (kind.render)(sample.facts).expect(sample.name), "{} {} differs", kind.name, sample.name);
            }
        }
    }

    fn every_sample() -> impl Iterator<Item = (&'static str, Vec<Placed>)> {
        KINDS.iter().flat_map(|kind| kind.samples.iter().map(|s| (s.name, texts(&(kind.pages)(s.facts)))))
    }

    /// Margins 20, 20, 30, 15 mm. The profiles agree on them; a sheet may not reach over them, whatever it is given.
    #[test]
    fn nothing_stands_in_the_margins_but_page_numbers() {
        let p = &PROFILES[0];
        let (right, bottom) = (p.paper_width_mm - p.margin_right_mm, p.paper_height_mm - p.margin_bottom_mm);
        for (name, texts) in every_sample() {
            for t in texts.iter().filter(|t| t.y > p.margin_top_mm) {
                assert!(t.x > p.margin_left_mm - 0.01 && t.x + t.width < right + 0.01, "{name}: {}", t.text);
                assert!(t.y < bottom, "{name}: {}", t.text);
            }
        }
    }

    #[test]
    fn pages_are_numbered_on_top_in_the_middle_from_the_second() {
        let p = &PROFILES[0];
        let middle = f64::midpoint(p.margin_left_mm, p.paper_width_mm - p.margin_right_mm);
        for (name, texts) in every_sample() {
            let last = texts.last().map_or(0, |t| t.page);
            let numbers: Vec<_> = texts.iter().filter(|t| t.y < p.margin_top_mm).collect();
            let shown: Vec<_> = numbers.iter().map(|t| (t.page, t.text.clone())).collect();
            assert_eq!(shown, (2..=last).map(|n| (n, n.to_string())).collect::<Vec<_>>(), "{name}");
            assert!(numbers.iter().all(|t| (t.x + t.width / 2.0 - middle).abs() < 0.01), "{name}");
        }
    }

    #[test]
    fn running_text_is_14_points_on_18_point_lines_with_a_first_line_indent_of_10_mm() {
        let texts = texts(&(KINDS[0].pages)(SAMPLES[1].facts));
        let find = |start: &str| texts.iter().find(|t| t.text.starts_with(start)).expect(start);
        let (first, second) = (find("Chiều ngày"), find("2022-2025. Chi bộ"));
        assert!((first.size - 14.0).abs() < 0.01);
        assert!((first.x - 40.0).abs() < 0.01 && (second.x - 30.0).abs() < 0.01);
        let point = 25.4 / 72.0;
        assert!((second.y - first.y - 18.0 * point).abs() < 0.01);
        let (target, next) = (find("2. Kết nạp"), find("3. Hằng năm"));
        assert!((next.y - target.y - (18.0 + 6.0) * point).abs() < 0.01);
    }
}
