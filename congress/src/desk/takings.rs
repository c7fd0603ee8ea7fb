//! Taking a vote by card, correcting it, taking it back. The figures of its second stand with it for good: who comes later
//! changes no vote.

use super::actions::Refusal;
use crate::preparing::{self, card_vote, congress, electorate_of, presence_of};
use chibo_core::congress::{CardVote, Hands, Presence};
use chibo_frame::{App, live, record};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A vote by card as it is called out.
#[derive(Debug, Clone)]
pub(crate) struct NewVote {
    /// The item of the programme.
    pub(crate) item: Option<Uuid>,
    /// What is voted on.
    pub(crate) subject: String,
    /// The three numbers, as far as they were said.
    pub(crate) hands: Hands,
}

/// **Đóng băng số liệu.** Who is in the hall at this second, to be kept with a vote or with the ballots handed out.
pub(crate) async fn freeze<C: ConnectionTrait>(db: &C, congress: &congress::Model) -> anyhow::Result<Presence> {
    preparing::presence(db, congress).await
}

/// Takes a vote by card with the figures of this second. Gives its key.
pub(crate) async fn take_card_vote(app: &App, account: Uuid, id: Uuid, new: NewVote) -> anyhow::Result<Result<Uuid, Refusal>> {
    let tx = app.begin().await?;
    let Some(congress) = preparing::find_locked(&tx, id).await? else { return Ok(Err(Refusal::NotThere)) };
    let summoned = preparing::summoned(&tx, &congress).await?;
    let base = electorate_of(&summoned).and_then(|electorate| electorate.resolution_base());
    let vote = match CardVote::take(presence_of(&summoned, congress.rules()), base, new.hands) {
        Ok(vote) => vote,
        Err(fault) => return Ok(Err(Refusal::Card(fault))),
    };
    let item = item_of(&tx, id, new.item).await?;
    let row = card_vote::Model {
        id: app.new_id(),
        congress_id: id,
        programme_item_id: item,
        subject: new.subject,
        agree: i32::try_from(vote.agree)?,
        disagree: i32::try_from(vote.disagree)?,
        abstain: i32::try_from(vote.abstain)?,
        present: i32::try_from(vote.presence.present)?,
        summoned: Some(i32::try_from(vote.presence.summoned)?),
        official: Some(i32::try_from(vote.presence.official)?),
        voting: Some(i32::try_from(vote.presence.voting)?),
        quorum: Some(i32::try_from(vote.presence.quorum)?),
        base: Some(i32::try_from(vote.base)?),
        corrected: None,
    };
    let (key, act) = (row.id, record::begin(app, &tx, Some(account), "add_card_vote", &row.id).await?);
    record::put::<card_vote::Entity>(app, &tx, &act, None, row).await?;
    tx.commit().await?;
    live::announce(app, id);
    Ok(Ok(key))
}

/// The item, where it is one of this congress's programme.
async fn item_of<C: ConnectionTrait>(db: &C, congress: Uuid, item: Option<Uuid>) -> anyhow::Result<Option<Uuid>> {
    let items = preparing::list_programme(db, congress).await?;
    Ok(item.filter(|item| items.iter().any(|row| row.id == *item)))
}

impl card_vote::Model {
    /// The vote with the figures that were frozen with it. Of a vote from before the desk only those present are known, and
    /// its base is zero.
    pub(crate) fn frozen(&self) -> CardVote {
        let figure = |n: Option<i32>| n.and_then(|n| u32::try_from(n).ok());
        let present = figure(Some(self.present)).unwrap_or(0);
        let presence = Presence {
            summoned: figure(self.summoned).unwrap_or(0),
            present,
            official: figure(self.official).unwrap_or(0),
            voting: figure(self.voting).unwrap_or(present),
            quorum: figure(self.quorum).unwrap_or(0),
        };
        let [agree, disagree, abstain] = [self.agree, self.disagree, self.abstain].map(|n| u32::try_from(n).unwrap_or(0));
        CardVote { presence, base: figure(self.base).unwrap_or(0), agree, disagree, abstain }
    }
}

/// Corrects what was counted or typed, with a reason that stands beside it. Who was in the hall stays as it was.
pub(super) async fn correct_card_vote(
    app: &App,
    account: Uuid,
    id: Uuid,
    vote: Uuid,
    new: NewVote,
    reason: String,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let standing = preparing::list_card_votes(&tx, id).await?.into_iter().find(|row| row.id == vote);
    let Some(standing) = standing else { return Ok(Err(Refusal::NotThere)) };
    let recounted = match standing.frozen().recounted(new.hands) {
        Ok(recounted) => recounted,
        Err(fault) => return Ok(Err(Refusal::Card(fault))),
    };
    let row = card_vote::Model {
        programme_item_id: item_of(&tx, id, new.item).await?,
        subject: new.subject,
        agree: i32::try_from(recounted.agree)?,
        disagree: i32::try_from(recounted.disagree)?,
        abstain: i32::try_from(recounted.abstain)?,
        corrected: Some(reason),
        ..standing.clone()
    };
    let act = record::begin(app, &tx, Some(account), "correct_card_vote", &vote).await?;
    record::put::<card_vote::Entity>(app, &tx, &act, Some(standing), row).await?;
    tx.commit().await?;
    live::announce(app, id);
    Ok(Ok(()))
}

/// What the log keeps of a vote that was taken back.
#[derive(Serialize, Deserialize)]
struct Removed {
    congress: Uuid,
    subject: String,
    why: String,
}

const REMOVED: &str = "remove_card_vote";

/// Takes a vote back, with the reason.
pub(super) async fn remove_card_vote(app: &App, account: Uuid, congress: Uuid, id: Uuid, why: String) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    if let Some(row) = preparing::list_card_votes(&tx, congress).await?.into_iter().find(|row| row.id == id) {
        let act = record::begin(app, &tx, Some(account), REMOVED, &Removed { congress, subject: row.subject.clone(), why }).await?;
        record::remove::<card_vote::Entity>(app, &tx, &act, row).await?;
    }
    tx.commit().await?;
    live::announce(app, congress);
    Ok(())
}

/// The votes that were taken back: subject and reason, the newest first.
pub(super) async fn removed(app: &App, congress: Uuid) -> anyhow::Result<Vec<(String, String)>> {
    let acts = record::list_acts(&app.db, REMOVED).await?;
    let standing = acts.into_iter().filter(|act| act.undone_by.is_none());
    let removed = standing.filter_map(|act| serde_json::from_str::<Removed>(&act.detail).ok());
    Ok(removed.filter(|one| one.congress == congress).map(|one| (one.subject, one.why)).collect())
}
