//! Saving a score sheet, with the lines it was scored on.

use super::store::{find_quality, meeting_quality};
use crate::meetings::actions::Refusal;
use chibo_core::dated::Version;
use chibo_frame::App;
use chibo_frame::record::{self, put};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Saves the points of a meeting. The lines are kept with them: a later version of the sheet changes no old score.
pub async fn save(
    app: &App,
    account: Option<Uuid>,
    meeting: Uuid,
    version: &Version,
    points: &BTreeMap<String, u32>,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let Some(of) = crate::meetings::find(&tx, meeting).await? else { return Ok(Err(Refusal::NotThere)) };
    let standing = find_quality(&tx, meeting).await?;
    let row = meeting_quality::Model {
        meeting_id: meeting,
        version: serde_json::to_string(version)?,
        points: serde_json::to_string(points)?,
    };
    let act = record::begin(app, &tx, account, "score-meeting", &of.on_day).await?;
    put::<meeting_quality::Entity>(app, &tx, &act, standing, row).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
