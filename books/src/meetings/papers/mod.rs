//! **Văn bản sinh hoạt.** The papers of a meeting of the cell, of the committee's meeting before it, of the year's plan.

mod agenda;
mod committee;
mod plan;
mod resolution;
mod thematic;

use super::{invitation, minutes, quality, store};
use crate::papers::{coming_years, month_file, rules};
use chibo_frame::{App, Page, Right};
use chibo_people::papers::{Author, Choice, Choosing, Gathering, Group, PaperKind, Subject, months};
use uuid::Uuid;

/// The figures of a kind.
type Gather = for<'a> fn(&'a App, &'a Page, &'a Subject) -> Gathering<'a>;
/// What a kind can be made of.
type Choices = for<'a> fn(&'a App, &'a Page, Uuid) -> Choosing<'a>;

const fn kind(name: &'static str, code: Option<&'static str>, wording: &'static str, gather: Gather) -> PaperKind {
    PaperKind {
        name,
        group: Group::Month,
        code,
        author: Author::Cell,
        rules: rules::MEETINGS,
        right: Right::SeePeople,
        wording,
        landscape: false,
        choices: |app, page, cell| Box::pin(meetings(app, page, cell, |_| true)),
        gather,
    }
}

const fn of_choices(kind: PaperKind, choices: Choices) -> PaperKind {
    PaperKind { choices, ..kind }
}

/// **Giấy mời.**
pub(super) const INVITATION: PaperKind =
    kind("cell-invitation", Some("GM"), include_str!("../../../papers/cell-invitation.txt"), |app, _, subject| {
        Box::pin(invitation::gather(app, subject.id))
    });
/// **Chương trình sinh hoạt chi bộ.**
const AGENDA: PaperKind = kind("cell-agenda", None, include_str!("../../../papers/cell-agenda.txt"), |app, page, subject| {
    Box::pin(agenda::gather(app, page, subject.id))
});
/// **Biên bản sinh hoạt chi bộ.**
const MINUTES: PaperKind = kind("cell-minutes", None, include_str!("../../../papers/cell-minutes.txt"), |app, page, subject| {
    Box::pin(minutes::gather(app, page, subject.id))
});
/// **Nghị quyết tháng.**
const RESOLUTION: PaperKind =
    kind("cell-resolution", Some("NQ"), include_str!("../../../papers/cell-resolution.txt"), |app, page, subject| {
        Box::pin(resolution::gather(app, page, subject.id))
    });
/// **Phiếu chấm điểm chất lượng sinh hoạt.**
const QUALITY: PaperKind = kind("quality-score", None, include_str!("../../../papers/quality-score.txt"), |app, page, subject| {
    Box::pin(quality::gather(app, page, subject.id))
});
/// **Báo cáo chuyên đề.**
const THEMATIC: PaperKind = of_choices(
    kind("thematic-paper", Some("BC"), include_str!("../../../papers/thematic-paper.txt"), |app, page, subject| {
        Box::pin(thematic::gather(app, page, subject.id))
    }),
    |app, page, cell| Box::pin(meetings(app, page, cell, thematic::is_thematic)),
);
/// **Chương trình họp chi ủy.**
const COMMITTEE_AGENDA: PaperKind = of_choices(
    kind("committee-agenda", None, include_str!("../../../papers/committee-agenda.txt"), |app, page, subject| {
        Box::pin(committee::gather(app, page, subject))
    }),
    |app, _, cell| Box::pin(months(app, cell)),
);
/// **Biên bản họp chi ủy.**
const COMMITTEE_MINUTES: PaperKind = of_choices(
    kind("committee-minutes", None, include_str!("../../../papers/committee-minutes.txt"), |app, page, subject| {
        Box::pin(committee::gather(app, page, subject))
    }),
    |app, _, cell| Box::pin(months(app, cell)),
);
/// **Kế hoạch sinh hoạt năm.**
const PLAN: PaperKind = PaperKind {
    group: Group::Year,
    ..of_choices(
        kind("meeting-plan", Some("KH"), include_str!("../../../papers/meeting-plan.txt"), |app, page, subject| {
            Box::pin(plan::gather(app, page, subject))
        }),
        |app, _, cell| Box::pin(coming_years(app, cell)),
    )
};

/// The kinds of paper of this room, in the order in which a month needs them.
pub(crate) fn paper_kinds() -> Vec<PaperKind> {
    vec![COMMITTEE_AGENDA, COMMITTEE_MINUTES, INVITATION, AGENDA, MINUTES, RESOLUTION, QUALITY, THEMATIC, PLAN]
}

/// The papers that the page of a meeting links to.
pub(super) fn of_meeting(meeting: &store::meeting::Model) -> Vec<&'static str> {
    let all = [INVITATION.name, AGENDA.name, "attendance-sheet", MINUTES.name, RESOLUTION.name, QUALITY.name];
    all.into_iter().chain(thematic::is_thematic(meeting).then_some(THEMATIC.name)).collect()
}

/// The meetings, the latest first.
async fn meetings(app: &App, page: &Page, cell: Uuid, holds: fn(&store::meeting::Model) -> bool) -> anyhow::Result<Vec<Choice>> {
    let rows = store::list(&app.db, cell).await?;
    let choice = |row: &store::meeting::Model| {
        let label = super::title(page, row)?;
        Ok(Choice { id: row.id, period: String::new(), label, file: month_file(row.on_day) })
    };
    rows.iter().rev().filter(|row| holds(row)).map(choice).collect()
}
