//! Whom a final result gives an office: the elected hold it from the congress's day. Who is elected the rules say; here it
//! is only carried over to the cell's offices, in the act that closes the election.

use super::files::decided;
use super::store::{self, election};
use crate::preparing::{self, congress};
use axum::extract::{Path, State};
use axum::response::Response;
use chibo_core::mandate::HeldOffice;
use chibo_frame::record::Act;
use chibo_frame::{App, PageError, see_other};
use chibo_people::mandates;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

/// Gives the elected their office. Practice elects nobody, delegates hold no office of the cell, and where nobody was elected
/// who held the office before still does.
pub(crate) async fn give(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    congress: &congress::Model,
    row: &election::Model,
) -> anyhow::Result<()> {
    let record = row.read()?;
    let Some(office) = HeldOffice::given_by(record.office).filter(|_| row.closed && !row.practice) else { return Ok(()) };
    let names = decided(&record)?.outcome.elected;
    let summoned = preparing::summoned(tx, congress).await?;
    let namesakes = preparing::namesakes(&summoned);
    let key = |name: &String| summoned.iter().find(|one| one.called(&namesakes) == *name).map(|one| one.member.id.0);
    let elected: Vec<Uuid> = names.iter().filter_map(key).collect();
    if elected.is_empty() {
        return Ok(());
    }
    mandates::take_over(app, tx, act, (congress.cell_id, row.id), (office, congress.held_on), &elected).await
}

/// An election by its own key alone, as the offices of the cell refer to it.
pub(super) async fn to_election(State(app): State<App>, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let row = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    Ok(see_other(&format!("/van-phong/dai-hoi/{}/bau-cu/{id}", row.congress_id)))
}
