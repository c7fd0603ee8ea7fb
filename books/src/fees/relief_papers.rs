//! **Miễn, giảm, cho đóng chậm đảng phí.** The application and the cell's letter on one relief.

use super::store::{self, fee_relief};
use super::words;
use chibo_frame::{App, Page, Right};
use chibo_people::papers::instruments::{FEE_WORK, FEES, on};
use chibo_people::papers::{Author, Choice, Facts, Gathered, Group, PaperKind, Subject};
use chibo_people::roll;
use std::collections::BTreeMap;
use uuid::Uuid;

const REQUEST: PaperKind = PaperKind {
    name: "relief-request",
    group: Group::Case,
    code: Some("CV"),
    author: Author::Cell,
    rules: FEE_WORK,
    right: Right::SeePeople,
    wording: include_str!("../../papers/relief-request.txt"),
    landscape: false,
    choices: |app, page, cell| Box::pin(reliefs(app, page, cell)),
    gather: |app, page, subject| Box::pin(gather(app, page, subject)),
};

/// The kinds of paper on reliefs.
pub(crate) fn paper_kinds() -> Vec<PaperKind> {
    let application = PaperKind {
        name: "relief-application",
        code: None,
        author: Author::Person,
        wording: include_str!("../../papers/relief-application.txt"),
        ..REQUEST
    };
    vec![application, REQUEST]
}

async fn reliefs(app: &App, page: &Page, cell: Uuid) -> anyhow::Result<Vec<Choice>> {
    let members = roll::list_members(&app.db, cell).await?;
    let names: BTreeMap<Uuid, &str> = members.iter().map(|member| (member.id, member.name.as_str())).collect();
    let choice = |row: fee_relief::Model| {
        let label = format!("{}, {}", names.get(&row.member_id)?, page.day(&row.valid_from));
        Some(Choice { id: row.id, period: String::new(), file: page.t1("case-papers-file-relief", "name", &label), label })
    };
    Ok(store::list_reliefs(&app.db, cell).await?.into_iter().filter_map(choice).collect())
}

/// The figures of a relief's papers: they bear its first day, or today before that.
async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let all = store::list_reliefs(&app.db, subject.cell).await?;
    let Some(row) = all.into_iter().find(|row| row.id == subject.id) else { return Ok(None) };
    let Some(member) = roll::find_member(&app.db, row.member_id).await? else { return Ok(None) };
    let day = row.valid_from.min(app.today());
    let rate = if row.percent == 100 { page.t("case-papers-relief-whole") } else { words::percent(page, row.percent) };
    let mut facts = Facts::of(page, &member.name);
    roll::put_member(page, &mut facts, &member);
    facts
        .values
        .words("quy định đảng phí", on(FEES, day))
        .words("mức", rate.to_lowercase())
        .words("mức viết hoa", rate)
        .words("giảm từ", page.day(&row.valid_from))
        .words("giảm đến", page.day(&row.valid_to));
    Ok(Some(Gathered { day, label: member.name, issuer: None, values: facts.values }))
}
