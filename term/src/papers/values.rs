//! The fields that every paper of a term may use.

use super::rules::{INSPECTION, STATUTE, in_force};
use crate::targets::{OpenTerm, target_text, threshold_text};
use chibo_core::congress::CongressNumber;
use chibo_core::day::Day;
use chibo_core::target::MeasureKind;
use chibo_frame::Page;
use chibo_paper::writing::{Piece, Values};

/// **Căn cứ.** The instruments in force on the paper's day.
pub fn put_bases(values: &mut Values, day: Day) {
    values.words("căn cứ thi hành Điều lệ", in_force(STATUTE, day)).words("căn cứ kiểm tra, giám sát", in_force(INSPECTION, day));
}

/// The values of a term, for a paper of this day.
pub(super) fn of_term(page: &Page, term: &OpenTerm, day: Day) -> Values {
    let days = &term.term;
    let mut values = Values::default();
    values
        .words("nhiệm kỳ", days.label())
        .words("nhiệm kỳ từ", page.day(&days.from))
        .words("nhiệm kỳ đến", page.day(&days.to))
        .words("lần thứ", CongressNumber(days.congress))
        .words("số chỉ tiêu", number_of_targets(term));
    put_bases(&mut values, day);
    if term.promises.is_empty() {
        values.missing("các chỉ tiêu", page.t("missing-targets-of-term"));
    } else {
        values.pieces("các chỉ tiêu", targets(page, term, |_| true));
    }
    values
}

/// A target counts once, however many measures it has.
fn number_of_targets(term: &OpenTerm) -> usize {
    let mut numbers: Vec<u32> = term.targets.iter().map(|target| target.number).collect();
    numbers.dedup();
    numbers.len()
}

/// The targets of these measures with what must be reached, a line each.
pub(super) fn targets(page: &Page, term: &OpenTerm, of: fn(MeasureKind) -> bool) -> Vec<Piece> {
    let first = |promise: &chibo_core::target::Promise| {
        let version = promise.in_force_on(term.term.from).clone();
        let text = target_text(page, &version.target, version.wording.as_deref());
        let need = threshold_text(page, &version.target);
        let words = page.with("paper-target-line", &[("target", &text.trim_end_matches('.')), ("need", &need)]);
        of(version.target.measure).then(|| Piece::bullet(words))
    };
    term.promises.iter().filter_map(first).collect()
}
