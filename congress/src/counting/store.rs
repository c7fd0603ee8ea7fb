//! The rounds that are counted, and the sealed ballots in work; every query on them.

use chibo_core::congress::Presence;
use chibo_core::election::{Ballots, Count, Figure, PileSum, Spoilt, Style, Votes, Way};
use chibo_frame::record::Recorded;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// **Kiểm phiếu một lần bầu.** What the tellers report on the way, in totals only.
pub mod counting_round {
    use sea_orm::entity::prelude::*;
    use serde::{Deserialize, Serialize};

    /// One row for each round whose papers were handed out. Nothing in it is about a single paper.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
    #[sea_orm(table_name = "counting_round")]
    pub struct Model {
        /// The key, random.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The election.
        pub election_id: Uuid,
        /// The round's place, from 0.
        pub round: i32,
        /// `chibo_core::congress::Presence` as it stood when the papers were handed out.
        pub presence: String,
        /// Papers handed out.
        pub issued: i32,
        /// Papers in the box, once it was opened.
        pub returned: Option<i32>,
        /// Sheets in a bundle.
        pub bundle: i32,
        /// Whether a key was made, so that sealed work may lie there.
        pub sealed: bool,
        /// Totals read from pictures.
        pub scan: Option<String>,
        /// Totals keyed twice.
        pub keyed: Option<String>,
        /// Totals of the hand tally.
        pub hand: Option<String>,
        /// Why the tellers made do with one way.
        pub alone: Option<String>,
        /// Who corrected which way from what to what, totals only.
        pub corrections: String,
        /// Whether the count stands in the election's record.
        pub entered: bool,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// **Phiếu đang kiểm, đã niêm phong.** Ballots in work, under a key that is never written down.
pub mod sealed_ballots {
    use sea_orm::entity::prelude::*;

    /// One sealed body. No history, no time, no order.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sealed_ballots")]
    pub struct Model {
        /// The key, which only who has the round's key can tell.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The round it belongs to.
        pub round_id: Uuid,
        /// Nonce and ciphertext.
        pub body: Vec<u8>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

impl Recorded for counting_round::Entity {
    const KIND: &'static str = "counting_round";
    const SEALED: bool = true;

    fn key(row: &counting_round::Model) -> String {
        row.id.to_string()
    }
}

/// **Số liệu của một cách kiểm.** What one way came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Hợp lệ.
    pub valid: u32,
    /// Không hợp lệ.
    pub invalid: u32,
    /// For each name those for and those against.
    pub votes: Vec<(u32, u32)>,
    /// The invalid papers by reason, where the way knows it.
    #[serde(default)]
    pub reasons: BTreeMap<Spoilt, u32>,
    /// For each bundle in which two readings differed, its number and how many papers.
    #[serde(default)]
    pub looked_again: Vec<(u32, u32)>,
}

/// **Sửa số liệu.** One correction, in totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Whose figure; `None` for the papers handed out and returned.
    pub way: Option<Way>,
    /// Which; `None` where the whole way was set aside.
    pub figure: Option<Figure>,
    /// What stood.
    pub from: Option<u32>,
    /// What stands now.
    pub to: Option<u32>,
    /// Who did it.
    pub by: String,
}

impl From<&PileSum> for Totals {
    fn from(sum: &PileSum) -> Self {
        let (votes, reasons) = (sum.votes.clone(), sum.invalid.clone());
        Self { valid: sum.valid, invalid: sum.spoilt(), votes, reasons, looked_again: Vec::new() }
    }
}

impl counting_round::Model {
    /// Papers handed out.
    pub fn papers_issued(&self) -> u32 {
        u32::try_from(self.issued).unwrap_or(0)
    }

    /// Papers in the box, once it was opened.
    pub fn papers_returned(&self) -> Option<u32> {
        self.returned.and_then(|papers| u32::try_from(papers).ok())
    }

    /// Who was in the hall when the papers were handed out.
    pub fn presence_then(&self) -> anyhow::Result<Presence> {
        Ok(serde_json::from_str(&self.presence)?)
    }

    /// What a way came to.
    pub fn totals(&self, way: Way) -> anyhow::Result<Option<Totals>> {
        let text = match way {
            Way::Scan => &self.scan,
            Way::Keyed => &self.keyed,
            Way::Hand => &self.hand,
        };
        Ok(text.as_deref().map(serde_json::from_str).transpose()?)
    }

    /// Puts down what a way came to, or sets it aside.
    pub(crate) fn set_totals(&mut self, way: Way, totals: Option<&Totals>) -> anyhow::Result<()> {
        let text = totals.map(serde_json::to_string).transpose()?;
        match way {
            Way::Scan => self.scan = text,
            Way::Keyed => self.keyed = text,
            Way::Hand => self.hand = text,
        }
        Ok(())
    }

    /// The ways that are there, each as a count of the round.
    pub fn ways(&self, style: Style) -> anyhow::Result<Vec<(Way, Count)>> {
        let mut ways = Vec::new();
        for way in Way::ALL {
            if let Some(totals) = self.totals(way)? {
                ways.push((way, self.count_of(&totals, style)));
            }
        }
        Ok(ways)
    }

    /// Totals as a count of the round.
    pub fn count_of(&self, totals: &Totals, style: Style) -> Count {
        let (issued, returned) = (self.papers_issued(), self.papers_returned().unwrap_or(0));
        let votes = totals.votes.iter().map(|(agree, disagree)| match style {
            Style::Strike => Votes::Strike(*agree),
            Style::Tick => Votes::Tick { agree: *agree, disagree: *disagree },
        });
        let ballots = Ballots { issued, returned, valid: totals.valid, invalid: totals.invalid };
        Count { ballots, votes: votes.collect() }
    }

    /// What was corrected, oldest first.
    pub fn corrections(&self) -> anyhow::Result<Vec<Correction>> {
        Ok(serde_json::from_str(&self.corrections)?)
    }
}

/// The counting of a round, once its papers were handed out.
pub async fn find_round<C: ConnectionTrait>(db: &C, election: Uuid, round: usize) -> anyhow::Result<Option<counting_round::Model>> {
    Ok(of_round(election, round).one(db).await?)
}

/// The same, locked until the transaction ends: two keyers who finish at once do not overtake each other.
pub(crate) async fn find_round_locked<C: ConnectionTrait>(
    db: &C,
    election: Uuid,
    round: usize,
) -> anyhow::Result<Option<counting_round::Model>> {
    Ok(of_round(election, round).lock_exclusive().one(db).await?)
}

fn of_round(election: Uuid, round: usize) -> sea_orm::Select<counting_round::Entity> {
    let round = i32::try_from(round).unwrap_or(i32::MAX);
    counting_round::Entity::find()
        .filter(counting_round::Column::ElectionId.eq(election))
        .filter(counting_round::Column::Round.eq(round))
}

/// The sealed body under a key.
pub(super) async fn find_body<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<Option<Vec<u8>>> {
    Ok(sealed_ballots::Entity::find_by_id(id).one(db).await?.map(|row| row.body))
}

/// Puts a sealed body under its key, in place of the one that stood there.
pub(super) async fn put_body<C: ConnectionTrait>(db: &C, row: sealed_ballots::Model) -> anyhow::Result<()> {
    let again = OnConflict::column(sealed_ballots::Column::Id).update_column(sealed_ballots::Column::Body).to_owned();
    let row = sealed_ballots::ActiveModel::from(row).reset_all();
    sealed_ballots::Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// Removes one sealed body.
pub(super) async fn remove_body<C: ConnectionTrait>(db: &C, id: Uuid) -> anyhow::Result<()> {
    sealed_ballots::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Whether there is any sealed work of a round.
pub(super) async fn is_sealed<C: ConnectionTrait>(db: &C, round: Uuid) -> anyhow::Result<bool> {
    Ok(sealed_ballots::Entity::find().filter(sealed_ballots::Column::RoundId.eq(round)).one(db).await?.is_some())
}

/// Removes all sealed work of a round.
pub(super) async fn remove_all<C: ConnectionTrait>(db: &C, round: Uuid) -> anyhow::Result<()> {
    sealed_ballots::Entity::delete_many().filter(sealed_ballots::Column::RoundId.eq(round)).exec(db).await?;
    Ok(())
}
