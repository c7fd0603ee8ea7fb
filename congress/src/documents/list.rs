//! The page of a congress's papers: each with what is still missing, all in one archive.

use super::approving;
use super::facts::{self, Held};
use super::papers::{self, PaperKind, missing, paper_pdf};
use super::resolution::Paper;
use crate::preparing;
use crate::results;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chibo_frame::{App, Message, Page, PageError, Right, html};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "documents/list.html")]
struct List {
    page: Page,
    title: String,
    path: String,
    lines: Vec<Line>,
    sees: bool,
    /// What is due after the elections.
    after: Vec<String>,
}

struct Line {
    name: String,
    /// Where it is printed; none while it cannot be.
    href: Option<String>,
    missing: Vec<String>,
    /// Where what is missing is mended.
    mend: Option<String>,
}

/// The papers of a congress.
pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let after = approving::lines(&app, &page, &congress).await?;
    let facts = facts::gather(&app, &page, congress).await?;
    let path = format!("/van-phong/dai-hoi/{id}");
    let (sees, runs) = (page.may(Right::SeePeople), page.may(Right::RunCongress));
    let say = |keys: Vec<&'static str>| keys.into_iter().map(|key| page.t(key)).collect::<Vec<String>>();
    let wanting = missing(&facts);
    let mut lines: Vec<Line> = facts.elections.iter().map(|held| count_line(&page, &path, held)).collect();
    let line = |key: &str, file: &str, keys, mend: &str, stands: bool| Line {
        name: page.t(key),
        href: (sees && stands).then(|| format!("{path}/{file}")),
        missing: say(keys),
        mend: runs.then(|| format!("{path}{mend}")),
    };
    let elected = facts.closed().any(|held| !held.decision.outcome.elected.is_empty());
    lines.push(line("dossier-minutes", "bien-ban.pdf", wanting.minutes, "/sua", true));
    lines.push(line("dossier-resolution", "nghi-quyet.pdf", wanting.resolution, "/nghi-quyet", true));
    lines.push(line("dossier-request", "to-trinh.pdf", wanting.request, "", elected));
    html(&List { title: page.t1("congress-title", "number", facts.congress.congress_number()), path, lines, sees, after, page })
}

fn count_line(page: &Page, path: &str, held: &Held) -> Line {
    let election = format!("{path}/bau-cu/{}", held.id);
    let what = page.t(&format!("office-{}", held.record.office.word()));
    Line {
        name: page.t1("dossier-count", "what", what),
        href: held.closed.then(|| format!("{election}/bien-ban.pdf")),
        missing: (!held.closed).then(|| page.t("dossier-not-closed")).into_iter().collect(),
        mend: Some(election),
    }
}

/// All papers in one archive.
pub(super) async fn archive(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    answer(&page, papers::archive(&app, id).await?, "application/zip", "attachment; filename=\"van-ban-dai-hoi.zip\"")
}

/// The minutes of the congress as PDF.
pub(super) async fn minutes(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    pdf(&page, paper_pdf(&app, PaperKind::CongressMinutes, id).await?, "inline; filename=\"bien-ban-dai-hoi.pdf\"")
}

/// The resolution as PDF.
pub(super) async fn resolution(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    pdf(&page, paper_pdf(&app, PaperKind::Resolution, id).await?, "inline; filename=\"nghi-quyet.pdf\"")
}

/// The request for approval as PDF.
pub(super) async fn request(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    pdf(&page, paper_pdf(&app, PaperKind::ApprovalRequest, id).await?, "inline; filename=\"to-trinh-chuan-y.pdf\"")
}

/// The minutes of one count as PDF.
pub(super) async fn count(page: Page, State(app): State<App>, path: Path<(Uuid, Uuid)>) -> Result<Response, PageError> {
    let Path((congress, election)) = path;
    let row = results::find(&app.db, election).await?.filter(|row| row.congress_id == congress).ok_or(PageError::NotFound)?;
    pdf(&page, paper_pdf(&app, PaperKind::CountingMinutes, row.id).await?, "inline; filename=\"bien-ban-kiem-phieu.pdf\"")
}

fn pdf(page: &Page, made: Paper, name: &'static str) -> Result<Response, PageError> {
    answer(page, made, "application/pdf", name)
}

fn answer(page: &Page, made: Paper, kind: &'static str, name: &'static str) -> Result<Response, PageError> {
    match made {
        Paper::Pdf(bytes) => Ok(([("content-type", kind), ("content-disposition", name)], bytes).into_response()),
        Paper::NoCongress => Err(PageError::NotFound),
        Paper::NotYet => Err(PageError::Refused(Message::new(page.t("dossier-not-yet")).remedy(page.t("dossier-not-yet-remedy")))),
        Paper::Letter(letter) => {
            let message = Message::new(page.t1("text-letter", "letter", letter)).remedy(page.t("text-letter-remedy"));
            Err(PageError::Refused(message))
        }
    }
}
