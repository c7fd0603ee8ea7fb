//! The resolution of a cell's congress (nghị quyết đại hội).

use chibo_core::day::Day;
use serde::{Deserialize, Serialize};

use super::all::Sample;
use super::pdf::Document;

/// **Nghị quyết.** What a congress resolved, as it is printed. Every text is taken as it stands; an empty section is left
/// out together with its heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    /// **Cấp ủy cấp trên.** The superior body in capitals: "ĐẢNG BỘ PHƯỜNG QUANG TRUNG".
    pub superior: Option<String>,
    /// **Cơ quan ban hành.** The issuing body in capitals: "CHI BỘ KHU 5B".
    pub issuer: String,
    /// **Số và ký hiệu**, without the word before it: "01-NQ/ĐH".
    pub number: String,
    /// **Địa danh.** "Quang Trung".
    pub place: String,
    /// **Ngày ban hành.**
    pub day: Day,
    /// **Trích yếu.** "Đại hội Chi bộ khu 5B lần thứ V, nhiệm kỳ 2022-2025".
    #[serde(rename = "abstract")]
    pub abstract_line: String,
    /// **Mở đầu.** Paragraphs before the words of resolving.
    pub preamble: Vec<String>,
    /// **Mục tiêu.** The overall aim; may be empty.
    pub aim: String,
    /// **Chỉ tiêu.** The main targets, numbered by the sheet.
    pub targets: Vec<String>,
    /// **Nhóm giải pháp.** Groups of tasks and solutions, numbered by the sheet.
    pub solutions: Vec<SolutionGroup>,
    /// **Kết quả bầu cử.** A paragraph for each body or office elected.
    pub elections: Vec<String>,
    /// **Tổ chức thực hiện.** Who carries it out, and when it was adopted.
    pub closing: Vec<String>,
    /// **Ký.** Who signs.
    pub signature: Signature,
    /// **Nơi nhận.** Recipients, without dash or comma.
    pub recipients: Vec<String>,
}

/// **Nhóm giải pháp.** A title and its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SolutionGroup {
    /// The group's title.
    pub title: String,
    /// Its items.
    pub items: Vec<String>,
}

/// **Quyền hạn, chức vụ, họ tên người ký.** A line that is empty is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// **Thay mặt.** "T/M ĐOÀN CHỦ TỊCH".
    pub on_behalf_of: String,
    /// **Chức vụ.** "BÍ THƯ"; empty for a presidium.
    pub title: String,
    /// **Họ và tên.**
    pub name: String,
}

impl Document for Resolution {
    const SHEET: &'static str = include_str!("sheet.typ");

    fn day(&self) -> Day {
        self.day
    }

    fn ident(&self) -> String {
        format!("resolution {} {} {} {}", self.superior.as_deref().unwrap_or_default(), self.issuer, self.number, self.day)
    }
}

/// The plainest and the worst.
pub(super) const SAMPLES: &[Sample] = &[
    Sample { name: "plainest", facts: include_str!("samples/plainest.json") },
    Sample { name: "quarter-5b", facts: include_str!("samples/quarter-5b.json") },
    Sample { name: "worst", facts: include_str!("samples/worst.json") },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::frames::{Placed, pages_of, texts};
    use crate::documents::{Fault, render};

    fn quarter_5b() -> Resolution {
        serde_json::from_str(SAMPLES[1].facts).expect("a readable sample")
    }

    /// Wherever the text ends, the block that is signed has some of it above.
    #[test]
    fn the_signature_is_never_alone_on_a_page() {
        let mut facts = quarter_5b();
        let mut broken = false;
        for _ in 0..14 {
            facts.closing.push("Một điều khoản nữa.".to_owned());
            let texts = texts(&pages_of(&facts));
            let page = |start: &str| texts.iter().rfind(|t| t.text.starts_with(start)).map(|t: &Placed| t.page);
            assert_eq!(page("Một điều khoản"), page("T/M"));
            assert_eq!(page("Nguyễn Văn Thành"), page("T/M"));
            broken |= page("T/M") == Some(3);
        }
        assert!(broken, "the samples grew or shrank: no page break was met");
    }

    #[test]
    fn what_people_wrote_is_never_a_command() {
        let mut facts = quarter_5b();
        let written = "#read(\"/etc/passwd\") *đậm* $x$ \\ // hết";
        facts.aim = written.to_owned();
        assert!(texts(&pages_of(&facts)).iter().any(|t| t.text == written));
    }

    #[test]
    fn a_letter_that_cannot_be_printed_is_named() {
        let mut facts = quarter_5b();
        facts.targets.push("Đạt ✓".to_owned());
        assert!(matches!(render(&facts), Err(Fault::Letter('✓'))));
    }

    #[test]
    fn every_vietnamese_letter_can_be_printed() {
        let lower = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz₫“”–…%½";
        let mut facts = quarter_5b();
        facts.aim = format!("{lower} {}", lower.to_uppercase());
        assert!(render(&facts).is_ok());
    }
}
