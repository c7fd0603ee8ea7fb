//! What the tellers say of sheets that were not read: a mark for each line in question, or that the paper does not count, or
//! that the picture is left out.

use super::super::key::read_paper;
use super::super::keys;
use super::super::refusal::Refusal;
use super::super::round::Counting;
use super::super::sealed::Seal;
use super::super::words;
use super::pile::{self, Sheet};
use super::{actions, page, work_of};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum_extra::extract::Form;
use chibo_core::election::{Mark, Paper, Slate, Spoilt};
use chibo_frame::db::from_code;
use chibo_frame::typed::Typed;
use chibo_frame::{App, Page, PageError, see_other};
use uuid::Uuid;

type Sent = Form<Vec<(String, String)>>;

/// What a form says of a sheet.
enum Ruled {
    /// The paper as the tellers read it.
    Paper(Paper),
    /// The picture does not count.
    LeftOut,
    /// A line was not ruled on.
    Unfinished,
}

/// A ruling on one sheet.
pub(super) async fn rule(
    page: Page,
    State(app): State<App>,
    Path((congress, election, sheet)): Path<(Uuid, Uuid, Uuid)>,
    headers: HeaderMap,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let (counting, seal) = opened(&page, &app, (congress, election), &headers).await?;
    let typed = Typed::new(values);
    let pile = pile::load(&app.db, &seal).await?.unwrap_or_default();
    let Some(waiting) = pile.doubtful.iter().find(|one| one.id == sheet) else { return Ok(back(&counting, "ket-luan")) };
    let paper = match ruled(&typed, counting.slate(), waiting) {
        Ruled::Paper(paper) => Some(paper),
        Ruled::LeftOut => None,
        Ruled::Unfinished => {
            let mut response = page::render(page, &app, &counting, &headers, Some((sheet, &typed))).await?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(response);
        }
    };
    let ruled = actions::rule(&app, page.account()?, &page, (&counting, &seal), (sheet, paper)).await?;
    ruled.map(|()| back(&counting, "ket-luan")).map_err(|refusal| words::refused(&page, &refusal))
}

fn ruled(typed: &Typed, slate: &Slate, sheet: &Sheet) -> Ruled {
    let ruling = match typed.value("ruling") {
        "" => None,
        "left-out" => return Ruled::LeftOut,
        word => match from_code::<Spoilt>(word) {
            Ok(why) => Some(why),
            Err(_) => return Ruled::Unfinished,
        },
    };
    let read = |place: usize| sheet.marks.get(place).copied().flatten();
    let said = |place: usize| from_code::<Mark>(Some(typed.value(&field(place))).filter(|word| !word.is_empty())?).ok();
    // A paper that does not count needs no marks.
    let blank = ruling.map(|_| Mark::No);
    let marks: Option<Vec<Mark>> = (0..slate.candidates.len()).map(|place| said(place).or(read(place)).or(blank)).collect();
    let paper = marks.map(|marks| Paper { marks, ruling }).filter(|paper| paper.fits(slate));
    paper.map_or(Ruled::Unfinished, Ruled::Paper)
}

/// The field of one line.
pub(super) fn field(place: usize) -> String {
    format!("mark-{place}")
}

/// A paper that no picture shows well enough.
pub(super) async fn by_eye(
    page: Page,
    State(app): State<App>,
    path: Path<(Uuid, Uuid)>,
    headers: HeaderMap,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let (counting, seal) = opened(&page, &app, path.0, &headers).await?;
    let typed = Typed::new(values);
    let same = counting.same_round(&typed);
    same.map_err(|refusal| words::refused(&page, &refusal))?;
    let paper = read_paper(&typed, counting.slate()).ok_or_else(|| words::refused(&page, &Refusal::NoSuchPaper))?;
    let added = actions::by_eye(&app, page.account()?, (&counting, &seal), &paper).await?;
    added.map(|()| back(&counting, "da-doc")).map_err(|refusal| words::refused(&page, &refusal))
}

/// The sum is taken.
pub(super) async fn take(
    page: Page,
    State(app): State<App>,
    path: Path<(Uuid, Uuid)>,
    headers: HeaderMap,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let (counting, seal) = opened(&page, &app, path.0, &headers).await?;
    counting.same_round(&Typed::new(values)).map_err(|refusal| words::refused(&page, &refusal))?;
    let taken = actions::take(&app, page.account()?, (&counting, &seal)).await?;
    taken.map(|()| back(&counting, "da-doc")).map_err(|refusal| words::refused(&page, &refusal))
}

/// All is thrown away.
pub(super) async fn again(
    page: Page,
    State(app): State<App>,
    path: Path<(Uuid, Uuid)>,
    Form(values): Sent,
) -> Result<Response, PageError> {
    let counting = Counting::find(&app, path.0).await?;
    counting.same_round(&Typed::new(values)).map_err(|refusal| words::refused(&page, &refusal))?;
    let begun = actions::again(&app, page.account()?, &counting).await?;
    begun.map(|()| back(&counting, "da-doc")).map_err(|refusal| words::refused(&page, &refusal))
}

async fn opened(page: &Page, app: &App, path: (Uuid, Uuid), headers: &HeaderMap) -> Result<(Counting, Seal), PageError> {
    let counting = Counting::find(app, path).await?;
    let work = counting.work.as_ref().ok_or_else(|| words::refused(page, &Refusal::NotIssued))?;
    let seal = keys::find_in(app, &app.db, work_of(work.id), headers).await?;
    let seal = seal.ok_or_else(|| words::refused(page, &Refusal::KeyLost))?;
    Ok((counting, seal))
}

fn back(counting: &Counting, place: &str) -> Response {
    see_other(&format!("{}/quet#{place}", counting.path()))
}
