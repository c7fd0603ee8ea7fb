//! Who is online at the other servers on the same database: each says once a second how many it sees. They are added up, so who
//! is sent now to one, now to the other, is counted at both; hashes by which visitors could be compared leave no server.

use super::ledger::Visits;
use chibo_frame::App;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{DbBackend, IntoActiveModel};

/// A server that has said nothing for so long is gone.
const GONE: TimeDelta = TimeDelta::seconds(10);
/// After so long what it said is cleared away.
const CLEARED: TimeDelta = TimeDelta::hours(1);

mod visit_online {
    use sea_orm::entity::prelude::*;

    /// What one server said last.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "visit_online")]
    pub(super) struct Model {
        /// The server: the key of its journal.
        #[sea_orm(primary_key, auto_increment = false)]
        pub server: Uuid,
        /// When.
        pub at: DateTimeUtc,
        /// How many are online there.
        pub people: i64,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Says how many are online here, and hears how many are at the others.
pub(super) async fn exchange(app: &App, visits: &Visits, server: Uuid) -> anyhow::Result<()> {
    if app.db.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let now = app.now();
    let row = visit_online::Model { server, at: now, people: i64::try_from(visits.online.count(now))? };
    let again = OnConflict::column(visit_online::Column::Server)
        .update_columns([visit_online::Column::At, visit_online::Column::People])
        .to_owned();
    visit_online::Entity::insert(row.into_active_model()).on_conflict(again).exec_without_returning(&app.db).await?;
    let all = visit_online::Entity::find().all(&app.db).await?;
    visits.hear(all.iter().filter(|one| one.server != server && is_there(one.at, now)).map(|one| one.people).sum());
    if all.iter().any(|one| one.at < now - CLEARED) {
        let old = visit_online::Column::At.lt(now - CLEARED);
        visit_online::Entity::delete_many().filter(old).exec(&app.db).await?;
    }
    Ok(())
}

/// Clocks of two machines may differ a little.
fn is_there(at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    (now - at).abs() < GONE
}
