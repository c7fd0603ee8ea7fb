//! What of its transfers a cell tells the ward: keys and digits, nobody's name, so that who is on his way is counted once.

use super::body::State;
use super::store;
use chibo_core::day::Day;
use chibo_frame::App;
use chrono::Days;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long one who was sent is told of; one who was received longer, as the other cell may have released long ago.
const TOLD: Days = Days::new(366);
const RECEIVED: Days = Days::new(2 * 366);
/// How many are told of.
const MOST: usize = 200;

/// **Chuyển sinh hoạt.** A cell's transfers of the last years.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moves {
    /// Those sent whose day has come and who are counted here still.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leaving: Vec<Leaving>,
    /// Those who were received elsewhere and are counted here no more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<Leaving>,
    /// Those received here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arrived: Vec<Uuid>,
}

/// One who was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaving {
    /// The transfer.
    pub id: Uuid,
    /// The fingerprint of the key of the cell to which he was sent.
    pub to: String,
}

impl Moves {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.leaving.is_empty() && self.left.is_empty() && self.arrived.is_empty()
    }

    /// Whether it stays within what a cell tells.
    pub fn is_sound(&self) -> bool {
        let few = [self.leaving.len(), self.left.len(), self.arrived.len()].into_iter().all(|count| count <= MOST);
        few && self.leaving.iter().chain(&self.left).all(|one| one.to.len() <= MOST)
    }
}

/// The transfers of a cell as it tells them today. One that was taken back may have been received all the same.
pub async fn moves(app: &App, cell: Uuid) -> anyhow::Result<Moves> {
    let today = app.today();
    let told = |on: Day, long: Days| on <= today && today.checked_sub_days(long).is_none_or(|first| on >= first);
    let mut moves = Moves::default();
    for row in store::list_out(&app.db, cell).await?.into_iter().filter(|row| told(row.on_day, TOLD)) {
        let of = if row.is(State::Accepted) { &mut moves.left } else { &mut moves.leaving };
        of.push(Leaving { id: row.id, to: row.to_key });
    }
    let arrived = store::list_in(&app.db, cell).await?.into_iter().filter(|row| row.is(State::Accepted));
    moves.arrived = arrived.filter(|row| told(row.on_day, RECEIVED)).map(|row| row.id).take(MOST).collect();
    moves.leaving.truncate(MOST);
    moves.left.truncate(MOST);
    Ok(moves)
}
