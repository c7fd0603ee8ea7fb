//! The preview: what each file holds, what would come of it, all that is wrong; then confirmed or discarded.

use super::actions::{self, Outcome, Written};
use super::edits::Line;
use super::list::PATH;
use super::report::{FaultReport, Report, report};
use super::words::Voice;
use super::{FilePlan, uploads};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::record::Tally;
use chibo_frame::{App, Message, Page, PageError, html, see_other, sessions};
use serde::Deserialize;
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "imports/preview.html")]
struct Preview {
    page: Page,
    id: Uuid,
    lead: String,
    files: Vec<Shown>,
    errors: usize,
    may_confirm: bool,
}

/// A file as the page shows it.
struct Shown {
    name: String,
    holds: String,
    tally: Tally,
    kinds: Vec<(String, Tally)>,
    errors: Vec<FaultReport>,
    warnings: Vec<FaultReport>,
    /// What it would change, and how many records more.
    edits: Vec<Line>,
    more_edits: usize,
}

pub(crate) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let files = uploads::files(&app, id).await?.ok_or_else(|| gone(&page))?;
    let outcome = actions::try_out(&app, files, false).await?;
    let voice = Voice::from((&app, page.lang));
    let lead = voice.outcome(&outcome);
    let Report { files: reports, .. } = report(&app.words, page.lang, &outcome);
    let shown = outcome.plan.files.iter().zip(reports).map(|(file, report)| shown(voice, file, report.faults)).collect();
    let may_confirm = outcome.written == Written::Trial && outcome.plan.changes_something();
    Ok(html(&Preview { page, id, lead, files: shown, errors: outcome.plan.errors(), may_confirm })?.into_response())
}

fn shown(voice: Voice<'_>, file: &FilePlan, faults: Vec<FaultReport>) -> Shown {
    let (errors, warnings) = faults.into_iter().partition(|fault| fault.severity == "error");
    Shown {
        name: file.file.clone(),
        holds: if file.holds.is_empty() { voice.t("import-holds-nothing") } else { voice.holds(&file.holds) },
        tally: file.tally,
        kinds: file.kinds.iter().map(|(kind, tally)| (voice.kind(kind), *tally)).collect(),
        errors,
        warnings,
        edits: file.edits.iter().flat_map(|edit| voice.edit(edit)).collect(),
        more_edits: usize::try_from(file.tally.changed).unwrap_or_default().saturating_sub(file.edits.len()),
    }
}

/// What to do with rows that have an error.
#[derive(Deserialize)]
pub(crate) struct Choice {
    #[serde(default)]
    loi: String,
}

/// Imports the files as they are now, against the books as they are now.
pub(crate) async fn confirm(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
    Form(choice): Form<Choice>,
) -> Result<Response, PageError> {
    let files = uploads::files(&app, id).await?.ok_or_else(|| gone(&page))?;
    let outcome: Outcome = actions::import(&app, Some(page.account()?), files, choice.loi == "dung").await?;
    sessions::notice(&session, Voice::from((&app, page.lang)).outcome(&outcome)).await?;
    if outcome.is_refused() {
        return Ok(see_other(&format!("{PATH}/xem-truoc/{id}")));
    }
    uploads::discard(&app, id).await?;
    Ok(see_other(PATH))
}

/// Forgets the files.
pub(crate) async fn discard(
    page: Page,
    State(app): State<App>,
    session: Session,
    Path(id): Path<Uuid>,
) -> Result<Response, PageError> {
    uploads::discard(&app, id).await?;
    sessions::notice(&session, page.t("import-discarded")).await?;
    Ok(see_other(PATH))
}

fn gone(page: &Page) -> PageError {
    PageError::Refused(Message::new(page.t("import-upload-gone")).remedy(page.t("import-upload-gone-remedy")))
}
