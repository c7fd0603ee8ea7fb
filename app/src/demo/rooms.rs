//! The rooms that the seven workbooks do not fill, through the same actions that their pages use. Nothing here counts for a
//! reading of the term 2022–2025, and nothing is said to have been done on a day still to come.

use super::{admissions, fees, four_goods, inspections, meetings, people};
use anyhow::Context;
use chibo_frame::App;
use chibo_people::roll::{self, member};
use chibo_people::units;
use uuid::Uuid;

/// Whose books are filled, by whom, and who is named in them.
pub(super) struct Hands {
    /// The cell.
    pub(super) cell: Uuid,
    /// The secretary's account.
    pub(super) secretary: Uuid,
    /// Everybody who was ever on the roll.
    pub(super) members: Vec<member::Model>,
}

impl Hands {
    /// The one member of this name.
    pub(super) fn member(&self, name: &str) -> anyhow::Result<&member::Model> {
        let mut found = self.members.iter().filter(|row| row.name == name);
        let first = found.next().with_context(|| format!("{name} is not on the demonstration's roll"))?;
        anyhow::ensure!(found.next().is_none(), "{name} stands on the demonstration's roll twice");
        Ok(first)
    }
}

/// Fills them; the secretary's account is whose hand it is. The last meeting that was written up comes back.
pub(super) async fn fill(app: &App, secretary: Uuid) -> anyhow::Result<Option<Uuid>> {
    let cell = units::find_cell(&app.db).await?.context("the demonstration has no cell")?.id;
    let hands = Hands { cell, secretary, members: roll::list_members(&app.db, cell).await? };
    units::load_succession(app).await?;
    people::fill(app, &hands).await?;
    let meeting = meetings::fill(app, &hands).await?;
    fees::fill(app, &hands).await?;
    four_goods::fill(app, &hands).await?;
    inspections::fill(app, &hands).await?;
    admissions::fill(app, &hands).await?;
    Ok(meeting)
}
