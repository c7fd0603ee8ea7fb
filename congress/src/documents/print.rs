//! The congress's own papers as PDF at addresses of their own: as the records stand now, in the product's wording.

use crate::preparing;
use crate::results;
use anyhow::Context;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Message, Page, PageError};
use chibo_paper::writing::{self, Fault};
use chibo_people::papers::{Subject, paper_of};
use chibo_people::units;
use uuid::Uuid;

/// What comes of asking for a paper.
pub enum Paper {
    /// The PDF.
    Pdf(Vec<u8>),
    /// There is no such kind, congress or election.
    NoCongress,
    /// It cannot be printed yet: the election that it is about is not final.
    NotYet,
    /// A letter in the texts that cannot be printed; whoever wrote it can take it out.
    Letter(char),
}

/// One paper as PDF, by the name of its kind. The minutes of a count are asked for by their election, the others by their
/// congress.
pub async fn paper_pdf(app: &App, kind: &str, id: Uuid) -> anyhow::Result<Paper> {
    let kind = crate::paper_kinds().into_iter().find(|one| one.name == kind);
    let Some((kind, cell)) = kind.zip(units::find_cell(&app.db).await?) else { return Ok(Paper::NoCongress) };
    let subject = Subject { cell: cell.id, id, period: String::new() };
    match paper_of(app, &kind, &subject).await? {
        Some(draft) => set(draft.paper).await,
        None if preparing::find(&app.db, id).await?.is_some() => Ok(Paper::NotYet),
        None if results::find(&app.db, id).await?.is_some() => Ok(Paper::NotYet),
        None => Ok(Paper::NoCongress),
    }
}

/// The resolution of a congress as PDF.
pub async fn resolution_pdf(app: &App, congress: Uuid) -> anyhow::Result<Paper> {
    paper_pdf(app, "resolution", congress).await
}

async fn set(paper: writing::Paper) -> anyhow::Result<Paper> {
    let made = tokio::task::spawn_blocking(move || writing::pdf(&[paper])).await.context("set a paper")?;
    match made {
        Ok(pdf) => Ok(Paper::Pdf(pdf)),
        Err(Fault::Letter(letter)) => Ok(Paper::Letter(letter)),
        Err(fault) => Err(fault.into()),
    }
}

/// The minutes of the congress as PDF.
pub(super) async fn minutes(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    pdf(&page, paper_pdf(&app, "congress-minutes", id).await?, "inline; filename=\"bien-ban-dai-hoi.pdf\"")
}

/// The resolution as PDF.
pub(super) async fn resolution(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    pdf(&page, resolution_pdf(&app, id).await?, "inline; filename=\"nghi-quyet.pdf\"")
}

/// The request for approval as PDF.
pub(super) async fn request(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    pdf(&page, paper_pdf(&app, "approval-request", id).await?, "inline; filename=\"to-trinh-chuan-y.pdf\"")
}

/// The minutes of one count as PDF.
pub(super) async fn count(page: Page, State(app): State<App>, path: Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let Path((congress, election)) = path;
    let row = results::find(&app.db, election).await?.filter(|row| row.congress_id == congress).ok_or(PageError::NotFound)?;
    pdf(&page, paper_pdf(&app, "counting-minutes", row.id).await?, "inline; filename=\"bien-ban-kiem-phieu.pdf\"")
}

fn pdf(page: &Page, made: Paper, name: &'static str) -> Result<Response, PageError> {
    match made {
        Paper::Pdf(bytes) => Ok(([("content-type", "application/pdf"), ("content-disposition", name)], bytes).into_response()),
        Paper::NoCongress => Err(PageError::NotFound),
        Paper::NotYet => Err(PageError::Refused(Message::new(page.t("dossier-not-yet")).remedy(page.t("dossier-not-yet-remedy")))),
        Paper::Letter(letter) => {
            let message = Message::new(page.t1("text-letter", "letter", letter)).remedy(page.t("text-letter-remedy"));
            Err(PageError::Refused(message))
        }
    }
}
