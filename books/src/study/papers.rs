//! The report of a study session: who studied of those required, who made it up, who still does.

use super::list::figures;
use super::store;
use crate::papers::{bullets, month_file, rules};
use crate::roll_call::of_study;
use chibo_core::meeting::Mark;
use chibo_core::study::to_make_up;
use chibo_frame::{App, Page, Right};
use chibo_paper::writing::Values;
use chibo_people::papers::{Author, Choice, Gathered, Group, PaperKind, Subject};
use uuid::Uuid;

/// **Báo cáo kết quả học tập.**
const STUDY_REPORT: PaperKind = PaperKind {
    name: "study-report",
    group: Group::Month,
    code: Some("BC"),
    author: Author::Cell,
    rules: rules::STATUTE,
    right: Right::SeePeople,
    wording: include_str!("../../papers/study-report.txt"),
    landscape: false,
    choices: |app, page, cell| Box::pin(choices(app, page, cell)),
    gather: |app, page, subject| Box::pin(gather(app, page, subject)),
};

/// The kinds of paper of this room.
pub(crate) fn paper_kinds() -> Vec<PaperKind> {
    vec![STUDY_REPORT]
}

/// What a session is called.
fn name(page: &Page, row: store::study_session::Model) -> String {
    of_study(row).name(page)
}

async fn choices(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let rows = store::list(&app.db, cell).await?.into_iter().rev();
    let choice = |row: store::study_session::Model| Choice {
        id: row.id,
        period: String::new(),
        file: month_file(row.on_day),
        label: name(page, row),
    };
    Ok(rows.map(choice).collect())
}

async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(row) = store::find(&app.db, subject.id).await? else { return Ok(None) };
    let Some(session) = store::sessions(&app.db, std::slice::from_ref(&row)).await?.into_iter().next() else { return Ok(None) };
    let members = crate::meetings::members(&app.db, row.cell_id).await?;
    let is_held = !session.marks.is_empty();
    let (studied, required, share) = figures(page, &members, &session);
    let missing = page.t("study-gap-attendance");
    let mut values = Values::default();
    let mut put = |field: &str, number: u32| {
        values.words_or(field, is_held.then_some(number), &missing);
    };
    let count = |mark: Mark| {
        let required = members.iter().filter(|member| member.standing_on(session.on).required());
        u32::try_from(required.filter(|member| session.marks.get(&member.id) == Some(&mark)).count()).unwrap_or(u32::MAX)
    };
    put("số phải học", required);
    put("số đã học", studied);
    put("số học bù", count(Mark::MadeUp));
    put("vắng có lý do", count(Mark::Excused));
    put("vắng không lý do", count(Mark::Unexcused));
    values.words_or("tỷ lệ học", is_held.then_some(share), &missing);
    let owing = to_make_up(&members, &session, app.today());
    let names = members.iter().filter(|member| owing.contains(&member.id)).map(|member| member.name.clone());
    let text = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    values
        .words_or("nội dung học tập", text(&row.title), &page.t("study-gap-title"))
        .words("ngày học", page.day(&row.on_day))
        .words("địa điểm", text(&row.place).unwrap_or_default())
        .pieces("người phải học bù", bullets(names));
    let (day, label) = (app.today().max(row.on_day), name(page, row));
    Ok(Some(Gathered { day, label, issuer: None, values }))
}
