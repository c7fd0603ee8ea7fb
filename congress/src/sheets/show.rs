//! The page from which ballots and the test page are printed.

use super::{facts, words};
use crate::preparing::{self, congress};
use crate::results::{self, election};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;
use chibo_core::election::Style;
use chibo_frame::{App, Page, PageError, html};
use chibo_paper::sheet::{Ballot, Unprintable};
use uuid::Uuid;

/// One more sheet for each so many voters, for those who spoil theirs; the tellers may print otherwise.
const A_SPARE_FOR: u32 = 20;
/// At least so many spare sheets.
const LEAST_SPARE: u32 = 3;

#[derive(Template)]
#[template(path = "sheets/show.html")]
struct Show {
    page: Page,
    congress: String,
    congress_path: String,
    title: String,
    election_path: String,
    path: String,
    practice: bool,
    round: usize,
    /// The other rounds.
    others: Vec<usize>,
    about: String,
    names: Vec<String>,
    copies: Option<String>,
}

/// A congress's election, from the keys of a path.
pub(super) struct Place {
    pub(super) congress: congress::Model,
    pub(super) row: election::Model,
}

impl Place {
    pub(super) async fn find(app: &App, congress: Uuid, election: Uuid) -> Result<Self, PageError> {
        let congress = preparing::find(&app.db, congress).await?.ok_or(PageError::NotFound)?;
        let row = results::find(&app.db, election).await?.filter(|row| row.congress_id == congress.id);
        Ok(Self { congress, row: row.ok_or(PageError::NotFound)? })
    }

    /// The ballot of a round as a path writes it; a round that there is not is a page that there is not.
    pub(super) async fn ballot(&self, app: &App, round: &str) -> Result<Result<Ballot, Unprintable>, PageError> {
        let round = round.parse().map_err(|_| PageError::NotFound)?;
        match facts::of(app, &self.congress, &self.row, Some(round)).await? {
            Err(Unprintable::NoRound(_)) => Err(PageError::NotFound),
            ballot => Ok(ballot),
        }
    }
}

/// The last round's ballots.
pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path((congress, election)): Path<(Uuid, Uuid)>,
) -> Result<Html<String>, PageError> {
    let place = Place::find(&app, congress, election).await?;
    let last = place.row.read()?.rounds.len();
    render(page, &app, &place, &last.to_string()).await
}

/// A round's ballots.
pub(super) async fn show_round(
    page: Page,
    State(app): State<App>,
    Path((congress, election, round)): Path<(Uuid, Uuid, String)>,
) -> Result<Html<String>, PageError> {
    let place = Place::find(&app, congress, election).await?;
    render(page, &app, &place, &round).await
}

pub(super) async fn render(page: Page, app: &App, place: &Place, round: &str) -> Result<Html<String>, PageError> {
    let Place { congress, row } = place;
    let record = row.read()?;
    let ballot = place.ballot(app, round).await?;
    let presence = preparing::presence(&app.db, congress).await?;
    let congress_path = format!("/van-phong/dai-hoi/{}", congress.id);
    let election_path = format!("{congress_path}/bau-cu/{}", row.id);
    let (round, slate) = match &ballot {
        Ok(ballot) => (ballot.round, ballot.slate.clone()),
        Err(why) => return Err(PageError::Refused(words::unprintable(&page, why))),
    };
    let key = if slate.style == Style::Strike { "sheets-about-strike" } else { "sheets-about-tick" };
    html(&Show {
        congress: page.t1("congress-title", "number", congress.congress_number()),
        title: page.t(&format!("office-{}", record.office.word())),
        path: format!("{election_path}/in-phieu/{round}"),
        congress_path,
        election_path,
        practice: row.practice,
        round,
        others: (1..=record.rounds.len()).filter(|other| *other != round).collect(),
        about: page.with(key, &[("seats", &slate.seats), ("names", &slate.candidates.len())]),
        names: slate.candidates,
        copies: copies(&page, presence.voting, presence.official),
        page,
    })
}

/// How many to print: who votes, and some to spare; before the congress, who is summoned.
fn copies(page: &Page, voting: u32, official: u32) -> Option<String> {
    let (voters, key) = if voting > 0 { (voting, "sheets-copies-present") } else { (official, "sheets-copies-summoned") };
    let spare = voters.div_ceil(A_SPARE_FOR).max(LEAST_SPARE);
    let copies = voters.saturating_add(spare);
    (voters > 0).then(|| page.with(key, &[("voters", &voters), ("spare", &spare), ("copies", &copies)]))
}
