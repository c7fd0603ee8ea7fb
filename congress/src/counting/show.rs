//! The counting of one round, in the tellers' order: papers handed out, box opened, counted, compared, into the record.

use super::agreement::{self, Comparison};
use super::keys;
use super::round::Counting;
use super::sealed::Seal;
use super::store::counting_round;
use super::tally::{self, against_name, votes_name};
use super::view::{self, Keying};
use crate::preparing;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use chibo_core::congress::Presence;
use chibo_core::election::Style;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "counting/show.html")]
struct Show {
    page: Page,
    congress: String,
    congress_path: String,
    title: String,
    round: String,
    place: usize,
    election_path: String,
    path: String,
    practice: bool,
    closed: bool,
    presence: String,
    issued: Option<String>,
    returned: Option<String>,
    papers: Papers,
    keying: Keying,
    hand: Option<HandForm>,
    hand_done: bool,
    comparison: Option<Comparison>,
    corrections: Vec<String>,
    alone: Field,
    alone_said: Option<String>,
    entered: bool,
    general: Vec<Message>,
}

struct Papers {
    issued: Field,
    returned: Field,
}

struct HandForm {
    refused: bool,
    has_against: bool,
    papers: Vec<(String, Field)>,
    votes: Vec<VoteFields>,
}

struct VoteFields {
    name: String,
    agree: Field,
    against: Option<Field>,
}

/// The page.
pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path(path): Path<(Uuid, Uuid)>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let counting = Counting::find(&app, path).await?;
    render(page, &app, &counting, &headers, Typed::default()).await
}

/// The page with a form that was refused: 422, everything typed kept.
pub(super) async fn refused_form(
    page: Page,
    app: &App,
    counting: &Counting,
    headers: &HeaderMap,
    typed: Typed,
) -> Result<Response, PageError> {
    let mut response = render(page, app, counting, headers, typed).await?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

async fn render(page: Page, app: &App, counting: &Counting, headers: &HeaderMap, mut typed: Typed) -> Result<Response, PageError> {
    let work = counting.work.as_ref();
    let now = match work {
        Some(work) => work.presence_then()?,
        None => preparing::presence(&app.db, &counting.congress).await?,
    };
    typed.fill(&tally::standing(work, now.voting)?);
    let seal = match work {
        Some(work) => keys::find(app, work, headers).await?,
        None => None,
    };
    let keying = view::keying(&page, app, counting, seal.as_ref(), &typed).await?;
    let path = counting.path();
    let congress_path = format!("/van-phong/dai-hoi/{}", counting.congress.id);
    let returned = work.and_then(counting_round::Model::papers_returned);
    let shown = Show {
        congress: page.t1("congress-title", "number", counting.congress.congress_number()),
        congress_path,
        title: page.t(&format!("office-{}", counting.held.office.word())),
        round: page.t1("tally-title", "number", counting.place + 1),
        place: counting.place,
        election_path: counting.election_path(),
        practice: counting.row.practice,
        closed: counting.row.closed,
        presence: presence_line(&page, &now),
        issued: work.map(|work| page.number(&work.papers_issued())),
        returned: returned.map(|papers| page.number(&papers)),
        papers: Papers {
            issued: typed.whole(&page, "issued", "counting-issued"),
            returned: typed.whole(&page, "returned", "counting-returned"),
        },
        keying,
        hand: returned.map(|_| hand_form(&page, counting, &typed)),
        hand_done: work.is_some_and(|work| work.hand.is_some()),
        comparison: work.map(|work| agreement::comparison(&page, counting, work)).transpose()?.flatten(),
        corrections: work
            .map(|work| Ok::<_, anyhow::Error>(agreement::corrections(&page, counting.slate(), &work.corrections()?)))
            .transpose()?
            .unwrap_or_default(),
        alone: typed.text(&page, "alone", "counting-alone"),
        alone_said: work.and_then(|work| work.alone.clone()),
        entered: work.is_some_and(|work| work.entered),
        general: typed.general.clone(),
        path: path.clone(),
        page,
    };
    let mut response = html(&shown)?.into_response();
    hand_over(&mut response, seal.as_ref(), &path);
    Ok(response)
}

/// Gives the browser the round's key, where the server has it.
pub(super) fn hand_over(response: &mut Response, seal: Option<&Seal>, path: &str) {
    if let Some(seal) = seal {
        keys::hand_over(response, seal, path);
    }
}

/// The figures of the hall that are frozen with the papers.
pub(super) fn presence_line(page: &Page, presence: &Presence) -> String {
    page.with(
        "counting-presence",
        &[
            ("summoned", &presence.summoned),
            ("present", &presence.present),
            ("voting", &presence.voting),
            ("quorum", &presence.quorum),
        ],
    )
}

fn hand_form(page: &Page, counting: &Counting, typed: &Typed) -> HandForm {
    let tick = counting.slate().style == Style::Tick;
    let field = |name: &str, key: &str| typed.whole(page, name, key);
    let votes = counting.slate().candidates.iter().enumerate().map(|(place, name)| VoteFields {
        name: name.clone(),
        agree: field(&votes_name(place), if tick { "tally-agree" } else { "tally-votes" }).of(name),
        against: tick.then(|| field(&against_name(place), "tally-against").of(name)),
    });
    HandForm {
        refused: typed.is_refused(),
        has_against: tick,
        papers: tally::PAPERS.map(|name| (page.t(&format!("tally-{name}")), field(name, &format!("tally-{name}")))).into(),
        votes: votes.collect(),
    }
}
