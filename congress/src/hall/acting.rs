//! One act of the chair: its transaction, its record, its moment, and the small steps that acts are made of.

use super::shows::Shows;
use super::store::{self, hall, hall_item, hall_pause, hall_speaker};
use chibo_core::congress::clock::StepRefusal;
use chibo_core::congress::speaking::SpeechRefusal;
use chibo_frame::record::{self, Act, put};
use chibo_frame::{App, Transaction, live};
use chrono::{DateTime, Utc};
use serde::Serialize;
use uuid::Uuid;

/// Why something is not done in the hall.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// There is no such congress, or its hall was not opened.
    #[error("there is no such hall")]
    NotThere,
    /// The programme does not go there.
    #[error(transparent)]
    Step(#[from] StepRefusal),
    /// The speech does not begin or end.
    #[error(transparent)]
    Speech(#[from] SpeechRefusal),
    /// Nobody of this name or number.
    #[error("nobody is found for {asked:?}")]
    Nobody {
        /// What was typed.
        asked: String,
    },
    /// Several people fit.
    #[error("{} people fit {asked:?}", names.len())]
    Several {
        /// What was typed.
        asked: String,
        /// Who fits.
        names: Vec<String>,
    },
    /// The last round is not counted, or the election is for practice.
    #[error("the election is not decided")]
    NotDecided,
    /// There is nothing of that kind to show.
    #[error("there is nothing to show")]
    NothingToShow,
}

/// What an act in the hall gives back.
pub(super) type Done<T = ()> = anyhow::Result<Result<T, Refusal>>;

/// One act: its transaction, its record, its moment.
pub(super) struct Acting<'a> {
    pub(super) app: &'a App,
    pub(super) tx: Transaction,
    pub(super) act: Act,
    /// In whole seconds, as clocks show it.
    pub(super) now: DateTime<Utc>,
    pub(super) row: hall::Model,
}

impl<'a> Acting<'a> {
    /// Begins an act in a hall that was opened.
    pub(super) async fn begin(
        app: &'a App,
        account: Uuid,
        congress: Uuid,
        verb: &str,
        detail: &impl Serialize,
    ) -> anyhow::Result<Option<Self>> {
        let tx = app.begin().await?;
        let Some(row) = store::find_locked(&tx, congress).await? else { return Ok(None) };
        let act = record::begin(app, &tx, Some(account), verb, &(congress, detail)).await?;
        Ok(Some(Self { app, tx, act, now: whole(app.now()), row }))
    }

    pub(super) async fn end(self) -> Done {
        self.tx.commit().await?;
        live::announce(self.app, self.row.congress_id);
        Ok(Ok(()))
    }

    pub(super) async fn put_hall(&self, wanted: hall::Model) -> anyhow::Result<()> {
        put::<hall::Entity>(self.app, &self.tx, &self.act, Some(self.row.clone()), wanted).await.map(drop)
    }

    /// Ends whoever speaks.
    pub(super) async fn end_speech(&self) -> anyhow::Result<bool> {
        let speakers = store::list_speakers(&self.tx, self.row.congress_id).await?;
        let Some(row) = speakers.into_iter().find(|row| row.began_at.is_some() && row.ended_at.is_none()) else { return Ok(false) };
        let ended = hall_speaker::Model { ended_at: Some(self.now), ..row.clone() };
        put::<hall_speaker::Entity>(self.app, &self.tx, &self.act, Some(row), ended).await?;
        Ok(true)
    }

    /// Ends the item that runs, unless it is this one. Whether this one runs on.
    pub(super) async fn end_items(&self, but: Option<Uuid>) -> anyhow::Result<bool> {
        let mut goes_on = false;
        for run in store::list_items(&self.tx, self.row.congress_id).await?.into_iter().filter(|run| run.ended_at.is_none()) {
            if Some(run.programme_item_id) == but {
                goes_on = true;
                continue;
            }
            let ended = hall_item::Model { ended_at: Some(self.now), ..run.clone() };
            put::<hall_item::Entity>(self.app, &self.tx, &self.act, Some(run), ended).await?;
        }
        Ok(goes_on)
    }

    pub(super) async fn end_pauses(&self) -> anyhow::Result<()> {
        for pause in store::list_pauses(&self.tx, self.row.congress_id).await?.into_iter().filter(|pause| pause.ended_at.is_none())
        {
            let ended = hall_pause::Model { ended_at: Some(self.now), ..pause.clone() };
            put::<hall_pause::Entity>(self.app, &self.tx, &self.act, Some(pause), ended).await?;
        }
        Ok(())
    }

    /// Lets an item run; the screens show what runs.
    pub(super) async fn run(&self, item: Uuid) -> anyhow::Result<()> {
        self.end_pauses().await?;
        if self.end_items(Some(item)).await? {
            return Ok(());
        }
        let run = hall_item::Model {
            id: self.app.new_id(),
            congress_id: self.row.congress_id,
            programme_item_id: item,
            began_at: self.now,
            ended_at: None,
        };
        put::<hall_item::Entity>(self.app, &self.tx, &self.act, None, run).await?;
        self.put_hall(hall::Model { shows: Shows::Item.written()?, closed_at: None, ..self.row.clone() }).await
    }

    pub(super) async fn close(&self) -> anyhow::Result<()> {
        self.end_speech().await?;
        self.end_pauses().await?;
        self.end_items(None).await?;
        self.put_hall(hall::Model { shows: Shows::Title.written()?, closed_at: Some(self.now), ..self.row.clone() }).await
    }
}

/// A moment without its fraction.
fn whole(now: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now)
}
