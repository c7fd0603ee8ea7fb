//! **Văn bản kiểm điểm, xếp loại.** The papers of the yearly review.

mod ballot;
mod committee_review;
mod list;
mod member_year;
mod minutes;
mod review_form;

pub(crate) use list::put_counts;
pub(crate) use member_year::member_year;

use crate::papers::rules;
use chibo_frame::{App, Page, Right};
use chibo_people::papers::{Author, Gathering, Group, PaperKind, Subject, years};

/// The figures of a kind.
type Gather = for<'a> fn(&'a App, &'a Page, &'a Subject) -> Gathering<'a>;

const fn kind(name: &'static str, code: Option<&'static str>, wording: &'static str, gather: Gather) -> PaperKind {
    PaperKind {
        name,
        group: Group::Year,
        code,
        author: Author::Cell,
        rules: rules::RATING,
        right: Right::SeePeople,
        wording,
        landscape: false,
        choices: |app, _, cell| Box::pin(years(app, cell)),
        gather,
    }
}

/// **Bản kiểm điểm cá nhân.**
const REVIEW_FORM: PaperKind = PaperKind {
    author: Author::Person,
    choices: |app, _, cell| Box::pin(review_form::choices(app, cell)),
    ..kind("review-form", None, include_str!("../../../papers/review-form.txt"), |app, page, subject| {
        Box::pin(review_form::gather(app, page, subject))
    })
};

/// **Báo cáo kiểm điểm tập thể.**
const COMMITTEE_REVIEW: PaperKind =
    kind("committee-review", Some("BC"), include_str!("../../../papers/committee-review.txt"), |app, page, subject| {
        Box::pin(committee_review::gather(app, page, subject))
    });
/// **Phiếu xếp loại.**
const BALLOT: PaperKind = kind("rating-ballot", None, include_str!("../../../papers/rating-ballot.txt"), |app, page, subject| {
    Box::pin(ballot::gather(app, page, subject))
});
/// **Biên bản kiểm điểm, kiểm phiếu xếp loại.**
const MINUTES: PaperKind =
    kind("rating-minutes", None, include_str!("../../../papers/rating-minutes.txt"), |app, page, subject| {
        Box::pin(minutes::gather(app, page, subject))
    });
/// **Tổng hợp kết quả xếp loại.**
const LIST: PaperKind = PaperKind {
    landscape: true,
    ..kind("rating-list", Some("BC"), include_str!("../../../papers/rating-list.txt"), |app, page, subject| {
        Box::pin(list::gather(app, page, subject))
    })
};

/// The kinds of paper of this room, in the order in which a review needs them.
pub(crate) fn paper_kinds() -> Vec<PaperKind> {
    vec![COMMITTEE_REVIEW, REVIEW_FORM, BALLOT, MINUTES, LIST]
}

/// The papers that the page of a year links to; of a member there is the review form.
pub(super) const OF_YEAR: [&str; 6] =
    [COMMITTEE_REVIEW.name, BALLOT.name, MINUTES.name, LIST.name, "annual-report", "member-statistics"];
