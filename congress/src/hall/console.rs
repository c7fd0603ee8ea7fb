//! The chair's console: what runs, when it will end, who speaks, what the screens show. Every act is a form, and a key.

use super::acting::{Done, Refusal};
use super::public::spaced;
use super::results_view::releasable;
use super::shows::Shows;
use super::state::{self, Hall};
use super::view::{View, span};
use super::who::{Person, people};
use super::words;
use crate::preparing::{self, congress};
use anyhow::Context;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use chibo_core::congress::speaking::{Speaking, USUAL_MINUTES};
use chibo_frame::live::{self, Paint, Picture};
use chibo_frame::typed::{Field, Typed};
use chibo_frame::words::Lang;
use chibo_frame::{App, Message, Page, PageError, html, see_other};
use uuid::Uuid;

/// The page around what follows by itself: fields stand here, so that nothing typed is painted over.
#[derive(Template)]
#[template(path = "hall/console.html")]
struct Console {
    page: Page,
    title: String,
    congress_path: String,
    path: String,
    problem: Option<Message>,
    /// None until the hall is opened.
    opened: Option<Opened>,
    address: Field,
}

struct Opened {
    picture: String,
    screen_path: String,
    phone_code: String,
    phone_address: Option<String>,
    minutes: Field,
    who: Typed,
    notice: Field,
    proposed: Vec<Person>,
    people: Vec<Person>,
}

/// What follows by itself.
#[derive(Template)]
#[template(path = "hall/_console.html")]
struct Now {
    page: Page,
    path: String,
    congress_path: String,
    view: View,
    /// The chair's own words for the item, paragraph by paragraph.
    script: Vec<String>,
    shows: Vec<Choice>,
    /// Elections that may be released: the key, the office, whether all of it is shown already.
    releases: Vec<(String, String, bool)>,
    /// Speeches held: the name, the time used.
    held: Vec<(String, String)>,
}

/// Something the screens may show: its word in the form, its key, what it is called, whether it is shown.
struct Choice {
    word: String,
    key: &'static str,
    text: String,
    shown: bool,
}

/// The picture that consoles follow.
fn picture(of: Uuid, lang: Lang) -> Picture {
    let paint: Paint = |app, id, lang| Box::pin(async move { paint(&app, id, lang).await });
    Picture { of, name: "console", lang, kinds: state::KINDS, beat: 2, paint }
}

async fn paint(app: &App, id: Uuid, lang: Lang) -> anyhow::Result<String> {
    let page = Page::open(app.words.clone(), lang, "", app.demo);
    let hall = state::gather(app, &page, id).await?.context("a hall that is not there")?;
    let view = View::of(&page, &hall)?;
    let held = |row: &super::store::hall_speaker::Model| match row.speech().at(hall.moment()) {
        Speaking::Done { used } => Some((row.name.clone(), span(used))),
        _ => None,
    };
    let now = Now {
        congress_path: format!("/van-phong/dai-hoi/{id}"),
        path: path_of(id),
        script: script(app, &page, &hall, &view).await?,
        shows: choices(&page, &hall, &view)?,
        releases: releasable(&page, &hall)?,
        held: hall.speakers.iter().filter_map(held).collect(),
        view,
        page,
    };
    Ok(now.render()?)
}

/// The chair's words for the item that runs, or for the first one before it begins.
async fn script(app: &App, page: &Page, hall: &Hall, view: &View) -> anyhow::Result<Vec<String>> {
    let place = match view.phase {
        "over" => None,
        _ => Some(view.item.as_ref().map_or(0, |item| item.number.saturating_sub(1))),
    };
    let Some(item) = place.and_then(|place| hall.items.get(place)) else { return Ok(Vec::new()) };
    let words = preparing::script_of(app, page, &hall.congress, item).await?;
    Ok(words.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

fn choices(page: &Page, hall: &Hall, view: &View) -> anyhow::Result<Vec<Choice>> {
    let choice = |shows: Shows, key: &'static str, text: String| Choice {
        shown: shows.word() == hall.shows.word(),
        word: shows.word(),
        key,
        text,
    };
    let mut all = vec![
        choice(Shows::Title, "t", page.t("hall-show-title")),
        choice(Shows::Item, "m", page.t("hall-show-item")),
        choice(Shows::Programme, "c", page.t("hall-show-programme")),
        choice(Shows::Speakers, "p", page.t("hall-show-speakers")),
    ];
    if let Some((vote, _)) = hall.votes.last() {
        all.push(choice(Shows::Vote(vote.id), "b", page.t1("hall-show-vote", "subject", &vote.subject)));
    }
    for result in &view.results {
        let key = if all.iter().any(|one| one.key == "k") { "" } else { "k" };
        all.push(choice(Shows::Result(result.election), key, page.t1("hall-show-result", "office", &result.office)));
    }
    for row in hall.elections.iter().rev() {
        if row.read()?.rounds.iter().any(|round| round.count.is_some()) {
            let key = if all.iter().any(|one| one.key == "u") { "" } else { "u" };
            let office = super::results_view::office(page, row);
            all.push(choice(Shows::Papers(row.id), key, page.t1("hall-show-papers", "office", office)));
        }
    }
    Ok(all)
}

impl Now {
    /// Where a form of the console is sent.
    fn to(&self, deed: &str) -> String {
        format!("{}/{deed}", self.path)
    }

    /// The key of a release: it stands on the first election that is not released yet, and on no other.
    fn release_key(&self, id: &str) -> &'static str {
        let next = self.releases.iter().find(|(_, _, released)| !released);
        if next.is_some_and(|(election, ..)| election == id) { "o" } else { "" }
    }

    /// A key as it stands on a button.
    fn key_name(&self, key: &str) -> String {
        match key {
            "ArrowLeft" => "←".to_owned(),
            "ArrowRight" => "→".to_owned(),
            "Space" => self.page.t("hall-key-space"),
            other => other.to_uppercase(),
        }
    }
}

/// The console's path.
pub(super) fn path_of(congress: Uuid) -> String {
    format!("/van-phong/dai-hoi/{congress}/dieu-hanh")
}

/// The address under which phones reach this machine, as the chair's own browser reached it; a browser on this machine itself
/// does not know it.
pub(super) fn address_of(headers: &HeaderMap) -> Option<String> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let local = ["localhost", "127.", "[::1]"].iter().any(|local| host.starts_with(local));
    (!local && !host.is_empty()).then(|| host.to_owned())
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, PageError> {
    render(page, &app, id, &headers, Typed::default(), None).await
}

pub(super) async fn follow(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    super::store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    Ok(live::stream(&app, picture(id, page.lang)))
}

async fn render(
    page: Page,
    app: &App,
    id: Uuid,
    headers: &HeaderMap,
    mut typed: Typed,
    problem: Option<Message>,
) -> Result<Html<String>, PageError> {
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let row = super::store::find(&app.db, id).await?;
    let address = row.as_ref().and_then(|row| row.address.clone()).or_else(|| address_of(headers)).unwrap_or_default();
    typed.fill(&Typed::standing([("address", address), ("minutes", USUAL_MINUTES.to_string())]));
    let address = typed.text(&page, "address", "hall-address");
    let opened = match row {
        Some(row) => Some(opened(&page, app, &congress, &row, typed).await?),
        None => None,
    };
    html(&Console {
        title: page.t1("congress-title", "number", congress.congress_number()),
        congress_path: format!("/van-phong/dai-hoi/{id}"),
        path: path_of(id),
        problem,
        opened,
        address,
        page,
    })
}

async fn opened(
    page: &Page,
    app: &App,
    congress: &congress::Model,
    row: &super::store::hall::Model,
    typed: Typed,
) -> anyhow::Result<Opened> {
    let painted = live::picture(app, picture(congress.id, page.lang)).await?;
    let people = people(&app.db, congress).await?;
    Ok(Opened {
        picture: String::from_utf8_lossy(&painted).into_owned(),
        screen_path: format!("/man-hinh/{}", row.screen_code),
        phone_code: spaced(&row.phone_code),
        phone_address: row.address.as_ref().map(|address| format!("{address}/dai-hoi")),
        minutes: typed.whole(page, "minutes", "hall-minutes"),
        notice: typed.area(page, "notice", "hall-notice", 2),
        proposed: people.iter().filter(|person| person.proposed).take(4).cloned().collect(),
        people,
        who: typed,
    })
}

/// After an act: the console again, or the words of the refusal above what was typed.
pub(super) async fn after(
    page: Page,
    app: &App,
    id: Uuid,
    headers: &HeaderMap,
    typed: Typed,
    done: Done,
) -> Result<Response, PageError> {
    match done? {
        Ok(()) => Ok(see_other(&path_of(id))),
        Err(Refusal::NotThere) => Err(PageError::NotFound),
        Err(refusal) => {
            let problem = words::refusal(&page, &refusal);
            let again = render(page, app, id, headers, typed, Some(problem)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, again).into_response())
        }
    }
}
