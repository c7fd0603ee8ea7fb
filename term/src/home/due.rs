//! What falls due, collected from every room that has deadlines: what is late first, then by day.

use crate::targets::{self, OpenTerm, find_term};
use anyhow::Result;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use chibo_books::{admissions, fees, four_goods, inspections, meetings, ratings, roll_call, study, tasks};
use chibo_core::day::Day;
use chibo_core::target::{Way, outlook};
use chibo_frame::due::Told;
use chibo_frame::{App, Due, Page, PageError, Right, html, record};
use chibo_people::{deadlines, units};
use chrono::Days;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

/// How long before a term or a period of evidence ends it is spoken of.
const AHEAD: Days = Days::new(60);

#[derive(Template)]
#[template(path = "home/due.html")]
struct List {
    page: Page,
    due: Vec<Due>,
}

/// Everything that falls due.
pub(super) async fn list(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    let due = match units::find_cell(&app.db).await? {
        Some(cell) => collect(&app, &page, cell.id).await?,
        None => Vec::new(),
    };
    html(&List { page, due })
}

/// The list as it was last collected, for each cell, language and reader's rights.
#[derive(Default)]
struct Kept(Mutex<BTreeMap<Reader, Collected>>);

/// Cell, language, whether the records may be seen, whether they may be verified and copied.
type Reader = (Uuid, &'static str, bool, bool);

/// What was collected, when, and of which state of the records.
struct Collected {
    revision: u64,
    told: u64,
    today: Day,
    due: Vec<Due>,
}

/// Everything that falls due, collected again when anything was done or a day has passed.
pub(super) async fn collect(app: &App, page: &Page, cell: Uuid) -> Result<Vec<Due>> {
    let told = app.shared.of::<Told>().count();
    let (revision, today) = (record::revision(app, &[record::ANY]).await?, app.today());
    let key = (cell, page.lang.code(), page.may(Right::SeePeople), page.may(Right::VerifyRecords));
    let kept = app.shared.of::<Kept>();
    let standing = |found: &&Collected| (found.revision, found.told, found.today) == (revision, told, today);
    let found = kept.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).filter(standing).map(|found| found.due.clone());
    if let Some(due) = found {
        return Ok(due);
    }
    let due = ask(app, page, cell).await?;
    kept.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Collected { revision, told, today, due: due.clone() });
    Ok(due)
}

/// Asks every room. A room that fails fails the page: a list with a hole looks like a list without.
async fn ask(app: &App, page: &Page, cell: Uuid) -> Result<Vec<Due>> {
    let mut due = deadlines::due(app, page, cell).await?;
    due.extend(inspections::due(app, page, cell).await?);
    due.extend(admissions::due(app, page, cell).await?);
    due.extend(ratings::due(app, page, cell).await?);
    due.extend(tasks::due(app, page, cell).await?);
    due.extend(meetings::due(app, page, cell).await?);
    due.extend(roll_call::due(app, page, cell).await?);
    due.extend(study::due(app, page, cell).await?);
    due.extend(fees::due(app, page, cell).await?);
    due.extend(four_goods::due(app, page, cell).await?);
    for find in app.due.iter() {
        due.extend(find(app, page, cell).await?);
    }
    if let Some(term) = find_term(app, None).await?.filter(|term| term.cell_id == cell) {
        due.extend(of_term(app, page, &term).await?);
    }
    due.sort_by(|a, b| (!a.late, a.on, &a.text).cmp(&(!b.late, b.on, &b.text)));
    Ok(due)
}

/// The term's end, and evidence without which a target is missed.
async fn of_term(app: &App, page: &Page, term: &OpenTerm) -> Result<Vec<Due>> {
    let (today, label) = (app.today(), term.term.label());
    let Some(horizon) = today.checked_add_days(AHEAD) else { return Ok(Vec::new()) };
    let (records, judged) = term.read_with_records(app).await?;
    let mut due = Vec::new();
    for (promise, judged) in term.promises.iter().zip(judged.iter()) {
        if let Some(Way::Register(by)) = outlook(promise, &judged.readings, &records, &term.term).way
            && by <= horizon
        {
            let target = targets::target_text(page, &judged.target, judged.wording.as_deref());
            let text = page.t1("due-evidence", "target", target);
            due.push(Due { on: by, late: by < today, text, href: format!("/van-phong/nhiem-ky/{label}/minh-chung") });
        }
    }
    if term.term.to <= horizon {
        let text = page.t1("due-congress", "term", &label);
        due.push(Due { on: term.term.to, late: term.term.to < today, text, href: format!("/van-phong/nhiem-ky/{label}/bao-cao") });
    }
    Ok(due)
}
