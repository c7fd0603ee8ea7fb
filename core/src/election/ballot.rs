//! One ballot paper: what the voter marked, and whether it is valid (244 Art. 17 = 190 Art. 15).
//!
//! The rules judge what can be seen in the marks. Whether a paper was issued, signed or written on, the tellers see and rule.

use super::slate::Style;
use serde::{Deserialize, Serialize};

/// **Dấu trên một dòng.** What a voter did on one name's line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Chosen: a name left standing, or an X under "đồng ý".
    Yes,
    /// Not chosen: a name struck out, or an X under "không đồng ý".
    No,
    /// Neither box; only where boxes are ticked.
    None,
    /// Both boxes; only where boxes are ticked.
    Both,
}

/// **Lý do phiếu không hợp lệ.** Why a paper does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spoilt {
    /// Bầu quá số lượng. More names than seats, an untouched list with surplus included. Read.
    TooMany,
    /// Gạch hết tên. A list with surplus that votes for nobody. Remembered.
    Nobody,
    /// Danh sách một người: đánh dấu cả hai ô hoặc không đánh dấu. Remembered.
    OneNameUnclear,
    /// Không do ban kiểm phiếu phát ra. Read; the tellers see it.
    NotIssued,
    /// Ghi thêm tên người ngoài danh sách. Remembered; the tellers see it.
    OutsideName,
    /// Có đánh số, ký tên, viết thêm. Remembered; the tellers see it.
    Written,
}

/// **Phiếu hợp lệ hay không.** What the rules say of a paper's marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BallotVerdict {
    /// Hợp lệ.
    Valid,
    /// Hợp lệ, but no line says anything: no rule read speaks of it. Counted with no votes, and shown to the tellers.
    ValidWithoutVotes,
    /// Không hợp lệ, and why.
    Invalid(Spoilt),
}

impl Spoilt {
    /// All reasons, in the order of the article.
    pub const ALL: [Self; 6] =
        [Self::NotIssued, Self::TooMany, Self::Nobody, Self::OneNameUnclear, Self::OutsideName, Self::Written];
}

/// Whether a paper with these marks, one for each name, is valid.
pub fn judge(style: Style, seats: u32, marks: &[Mark]) -> BallotVerdict {
    let count = |mark: Mark| marks.iter().filter(|m| **m == mark).count();
    let chosen = u32::try_from(count(Mark::Yes)).unwrap_or(u32::MAX);
    let silent = count(Mark::None) + count(Mark::Both) == marks.len();
    match style {
        _ if chosen > seats => BallotVerdict::Invalid(Spoilt::TooMany),
        Style::Strike if chosen == 0 => BallotVerdict::Invalid(Spoilt::Nobody),
        Style::Tick if silent && marks.len() == 1 => BallotVerdict::Invalid(Spoilt::OneNameUnclear),
        Style::Tick if silent => BallotVerdict::ValidWithoutVotes,
        Style::Strike | Style::Tick => BallotVerdict::Valid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Mark::{Both, No, None, Yes};

    #[test]
    fn the_article_case_by_case() {
        let strike = |marks: &[Mark]| judge(Style::Strike, 2, marks);
        assert_eq!(strike(&[Yes, Yes, No]), BallotVerdict::Valid);
        assert_eq!(strike(&[Yes, No, No]), BallotVerdict::Valid);
        assert_eq!(strike(&[Yes, Yes, Yes]), BallotVerdict::Invalid(Spoilt::TooMany));
        assert_eq!(strike(&[No, No, No]), BallotVerdict::Invalid(Spoilt::Nobody));
        let one = |mark| judge(Style::Tick, 1, &[mark]);
        assert_eq!([one(Yes), one(No)], [BallotVerdict::Valid; 2]);
        assert_eq!([one(Both), one(None)], [BallotVerdict::Invalid(Spoilt::OneNameUnclear); 2]);
        let several = |marks: &[Mark]| judge(Style::Tick, 3, marks);
        assert_eq!(several(&[Yes, Both, None]), BallotVerdict::Valid);
        assert_eq!(several(&[No, No, No]), BallotVerdict::Valid);
        assert_eq!(several(&[None, Both, None]), BallotVerdict::ValidWithoutVotes);
    }
}
