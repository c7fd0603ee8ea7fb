//! The vote on a person. Its base is all official members of the cell: two thirds of them must agree, those absent included.

use super::super::case;
use super::super::store::admission;
use chibo_core::admission::Vote;
use chibo_frame::Page;
use chibo_people::papers::Facts;

/// The vote on the admission, as recorded.
pub(super) fn put(page: &Page, facts: &mut Facts<'_>, row: &admission::Model) {
    let vote = case::vote(row);
    let label = "admissions-vote";
    let count = |of: fn(Vote) -> u32| vote.map(of);
    facts
        .known("chính thức khi xét", count(|vote| vote.official), label)
        .known("chính thức có mặt", count(|vote| vote.present), label)
        .known("chính thức vắng mặt", count(|vote| vote.official.saturating_sub(vote.present)), label)
        .known("số phiếu cần", count(Vote::needed), label)
        .known("tán thành", count(|vote| vote.agree), label)
        .known("không tán thành", count(|vote| vote.against), label)
        .known("ý kiến khác", count(|vote| vote.present.saturating_sub(vote.agree).saturating_sub(vote.against)), label)
        .known("tỷ lệ tán thành", vote.and_then(share).map(|share| page.percent(&share)), label);
    match vote {
        Some(vote) if vote.carries() => {
            facts.values.words("quyết nghị", page.t1("case-papers-resolved", "name", &row.name));
        }
        Some(vote) => {
            let short = [("agree", &vote.agree as &dyn std::fmt::Display), ("needed", &vote.needed())];
            facts.values.missing("quyết nghị", page.with("case-papers-votes-short", &short));
        }
        None => {
            facts.known("quyết nghị", None::<&str>, label);
        }
    }
}

/// The share that agreed, in ten-thousandths of the base.
fn share(vote: Vote) -> Option<u32> {
    let share = (u64::from(vote.agree) * 10_000).checked_div(u64::from(vote.official))?;
    u32::try_from(share).ok()
}

/// The vote on the recognition: the books keep no count of it, only its base is known.
pub(super) fn put_recognition(page: &Page, facts: &mut Facts<'_>, official: u32) {
    let base = Vote { official, present: 0, agree: 0, against: 0 };
    let unknown = page.t("case-papers-recognition-votes");
    facts.values.words("số phiếu cần công nhận", base.needed());
    facts.values.missing("tán thành công nhận", &unknown).missing("không tán thành công nhận", &unknown);
}
