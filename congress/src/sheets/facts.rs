//! What a ballot says, from the congress's records.

use crate::documents::term_words;
use crate::preparing::{self, congress};
use crate::results::{self, election};
use anyhow::Context;
use chibo_frame::App;
use chibo_paper::sheet::{Ballot, Heading, Unprintable};
use chibo_people::papers::in_vietnamese;
use chibo_people::units;
use uuid::Uuid;

/// The ballot of a round of an election; without a round, of the last. `None`: there is no such election.
pub async fn ballot(app: &App, election: Uuid, round: Option<usize>) -> anyhow::Result<Option<Result<Ballot, Unprintable>>> {
    let Some(row) = results::find(&app.db, election).await? else { return Ok(None) };
    let congress = preparing::find(&app.db, row.congress_id).await?.context("an election without its congress")?;
    Ok(Some(of(app, &congress, &row, round).await?))
}

/// The ballot of a round of an election whose rows are at hand.
pub(crate) async fn of(
    app: &App,
    congress: &congress::Model,
    row: &election::Model,
    round: Option<usize>,
) -> anyhow::Result<Result<Ballot, Unprintable>> {
    let cell = units::name_on(&app.db, congress.cell_id, congress.held_on).await?;
    let superior = units::superiors_on(&app.db, congress.cell_id, congress.held_on).await?.into_iter().next();
    let page = in_vietnamese(app);
    let heading = Heading {
        superior: superior.as_ref().map(|ward| units::committee_of(ward).to_uppercase()),
        issuer: Some(cell.to_uppercase()),
        congress: Some(page.with("sheets-congress", &[("cell", &cell), ("number", &congress.congress_number())])),
        term: Some(term_words(&congress.term())),
    };
    let ballot = Ballot::of(&row.read()?, round);
    Ok(ballot.map(|ballot| Ballot { heading, key: row.id.to_string(), practice: row.practice, ..ballot }))
}
