//! The tables of visits: the total, one row of key 1; the days; the articles; the journals. And every query on them.

use super::counts::{Counts, Pair};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Alias, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, FromQueryResult, JoinType, QueryOrder, QuerySelect, QueryTrait};
use std::collections::{BTreeMap, HashMap};

mod visit_total {
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "visit_total")]
    pub(crate) struct Model {
        /// 1.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i32,
        /// Handed over by an earlier site.
        pub migrated: i64,
        /// Pages that people opened.
        pub counted: i64,
        /// Pages that programs opened.
        pub bots: i64,
        /// Since when.
        pub since: DateTimeUtc,
        /// Of those counted, how many before the days were counted apart.
        pub undated: i64,
        /// Of the programs'.
        pub undated_bots: i64,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod visit_day {
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "visit_day")]
    pub(crate) struct Model {
        /// The day in Vietnam.
        #[sea_orm(primary_key, auto_increment = false)]
        pub day: Date,
        /// Pages that people opened.
        pub people: i64,
        /// Pages that programs opened.
        pub bots: i64,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod visit_article {
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "visit_article")]
    pub(crate) struct Model {
        /// The article.
        #[sea_orm(primary_key, auto_increment = false)]
        pub article_id: Uuid,
        /// How often people opened it.
        pub people: i64,
        /// How often programs did.
        pub bots: i64,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod visit_journal {
    use sea_orm::entity::prelude::*;

    /// What one process counted, as far as it is in the sums.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "visit_journal")]
    pub(crate) struct Model {
        /// The key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// When its first counts were added.
        pub begun_at: DateTimeUtc,
        /// When its last ones were.
        pub added_at: DateTimeUtc,
        /// The last record added.
        pub number: i64,
        /// Pages that people opened.
        pub people: i64,
        /// Pages that programs opened.
        pub bots: i64,
        /// Of these, how many were read from the journal after the process was gone.
        pub recovered: i64,
        /// Of the programs'.
        pub recovered_bots: i64,
        /// When they were.
        pub recovered_at: Option<DateTimeUtc>,
    }

    /// None.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

const THE_TOTAL: i32 = 1;
/// Rows a statement.
const CHUNK: usize = 500;

/// The total.
#[derive(Debug, Clone, Default)]
pub(crate) struct Total {
    /// Handed over by an earlier site.
    pub migrated: u64,
    /// Counted here.
    pub counted: Pair,
    /// Of these, before the days were counted apart.
    pub undated: Pair,
    /// Since when.
    pub since: Option<DateTime<Utc>>,
}

/// The total, once something was counted.
pub(crate) async fn find_total<C: ConnectionTrait>(db: &C) -> anyhow::Result<Option<Total>> {
    let row = visit_total::Entity::find_by_id(THE_TOTAL).one(db).await?;
    Ok(row.map(|row| Total {
        migrated: unsigned(row.migrated),
        counted: pair(row.counted, row.bots),
        undated: pair(row.undated, row.undated_bots),
        since: Some(row.since),
    }))
}

/// The days that were counted, the first one first.
pub(crate) type Days = BTreeMap<NaiveDate, Pair>;

/// The total, and the days from this one on or all.
pub(crate) async fn standing<C: ConnectionTrait>(db: &C, from: Option<NaiveDate>) -> anyhow::Result<(Total, Days)> {
    let find = visit_day::Entity::find().apply_if(from, |find, from| find.filter(visit_day::Column::Day.gte(from)));
    let days = find.all(db).await?.into_iter().map(|row| (row.day, pair(row.people, row.bots))).collect();
    Ok((find_total(db).await?.unwrap_or_default(), days))
}

/// How often people opened these articles.
pub(crate) async fn reads<C: ConnectionTrait>(db: &C, articles: &[Uuid]) -> anyhow::Result<HashMap<Uuid, u64>> {
    let mut found = HashMap::new();
    for articles in articles.chunks(CHUNK) {
        let of = visit_article::Column::ArticleId.is_in(articles.iter().copied());
        let rows = visit_article::Entity::find().filter(of).all(db).await?;
        found.extend(rows.into_iter().map(|row| (row.article_id, unsigned(row.people))));
    }
    Ok(found)
}

/// An article that stands on the site and how often it was read.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Read {
    /// Tiêu đề.
    pub headline: String,
    /// The address.
    pub slug: String,
    /// The site it belongs to.
    pub site_id: i32,
    /// How often people opened it.
    pub people: i64,
    /// How often programs did.
    pub bots: i64,
}

/// The articles most read.
pub(crate) async fn most_read<C: ConnectionTrait>(db: &C, most: u64) -> anyhow::Result<Vec<Read>> {
    use crate::reading::publication;
    let joined = visit_article::Entity::belongs_to(publication::Entity)
        .from(visit_article::Column::ArticleId)
        .to(publication::Column::ArticleId)
        .into();
    let find = visit_article::Entity::find().select_only().join(JoinType::InnerJoin, joined);
    let find = find.columns([visit_article::Column::People, visit_article::Column::Bots]);
    let find = find.columns([publication::Column::Headline, publication::Column::Slug, publication::Column::SiteId]);
    let find = find.order_by_desc(visit_article::Column::People).order_by_asc(visit_article::Column::ArticleId);
    Ok(find.limit(most).into_model::<Read>().all(db).await?)
}

/// The number of the last record of a journal that is in the sums.
pub(crate) async fn number<C: ConnectionTrait>(db: &C, journal: Uuid) -> anyhow::Result<u64> {
    let row = visit_journal::Entity::find_by_id(journal).one(db).await?;
    Ok(row.map_or(0, |row| unsigned(row.number)))
}

/// The latest journals, newest first.
pub(crate) async fn journals<C: ConnectionTrait>(db: &C, most: u64) -> anyhow::Result<Vec<visit_journal::Model>> {
    let find = visit_journal::Entity::find().order_by_desc(visit_journal::Column::AddedAt);
    Ok(find.order_by_desc(visit_journal::Column::Id).limit(most).all(db).await?)
}

/// The sum over all journals, to be held against the total.
pub(crate) async fn sum_of_journals<C: ConnectionTrait>(db: &C) -> anyhow::Result<Pair> {
    Ok(visit_journal::Entity::find().all(db).await?.into_iter().map(|row| pair(row.people, row.bots)).sum())
}

/// Counts on their way into the sums.
pub(crate) struct Adding<'a> {
    /// The journal they stand in.
    pub journal: Uuid,
    /// The number of their last record.
    pub last: u64,
    /// The counts.
    pub counts: &'a Counts,
    /// Whether they were read from the journal of a process that is gone.
    pub recovered: bool,
    /// When.
    pub now: DateTime<Utc>,
}

/// Adds counts to the sums, and says so of their journal.
pub(crate) async fn add<C: ConnectionTrait>(db: &C, adding: &Adding<'_>) -> anyhow::Result<()> {
    let all = adding.counts.all();
    let again = on_conflict(visit_total::Column::Id, &[visit_total::Column::Counted, visit_total::Column::Bots]);
    visit_total::Entity::insert(total(0, all, adding.now)?).on_conflict(again).exec_without_returning(db).await?;
    for days in adding.counts.days.iter().collect::<Vec<_>>().chunks(CHUNK) {
        let again = on_conflict(visit_day::Column::Day, &[visit_day::Column::People, visit_day::Column::Bots]);
        let row = |(day, pair): &(&NaiveDate, &Pair)| {
            Ok(visit_day::ActiveModel { day: Set(**day), people: Set(signed(pair.people)?), bots: Set(signed(pair.bots)?) })
        };
        let rows = days.iter().map(row).collect::<anyhow::Result<Vec<_>>>()?;
        visit_day::Entity::insert_many(rows).on_conflict(again).exec_without_returning(db).await?;
    }
    for articles in adding.counts.articles.iter().collect::<Vec<_>>().chunks(CHUNK) {
        use visit_article::{ActiveModel, Column};
        let again = on_conflict(Column::ArticleId, &[Column::People, Column::Bots]);
        let row = |(article, pair): &(&Uuid, &Pair)| {
            Ok(ActiveModel { article_id: Set(**article), people: Set(signed(pair.people)?), bots: Set(signed(pair.bots)?) })
        };
        let rows = articles.iter().map(row).collect::<anyhow::Result<Vec<_>>>()?;
        visit_article::Entity::insert_many(rows).on_conflict(again).exec_without_returning(db).await?;
    }
    tell_journal(db, adding, all).await
}

async fn tell_journal<C: ConnectionTrait>(db: &C, adding: &Adding<'_>, all: Pair) -> anyhow::Result<()> {
    use visit_journal::Column;
    let recovered = if adding.recovered { all } else { Pair::default() };
    let row = visit_journal::Model {
        id: adding.journal,
        begun_at: adding.now,
        added_at: adding.now,
        number: signed(adding.last)?,
        people: signed(all.people)?,
        bots: signed(all.bots)?,
        recovered: signed(recovered.people)?,
        recovered_bots: signed(recovered.bots)?,
        recovered_at: adding.recovered.then_some(adding.now),
    };
    let mut again = on_conflict(Column::Id, &[Column::People, Column::Bots, Column::Recovered, Column::RecoveredBots]);
    again.update_columns([Column::AddedAt, Column::Number, Column::RecoveredAt]);
    let row = visit_journal::ActiveModel::from(row);
    visit_journal::Entity::insert(row.reset_all()).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// Sets what an earlier site handed over.
pub(crate) async fn set_migrated<C: ConnectionTrait>(db: &C, migrated: u64, now: DateTime<Utc>) -> anyhow::Result<()> {
    let again = OnConflict::column(visit_total::Column::Id).update_column(visit_total::Column::Migrated).to_owned();
    let row = total(signed(migrated)?, Pair::default(), now)?;
    visit_total::Entity::insert(row).on_conflict(again).exec_without_returning(db).await?;
    Ok(())
}

/// Where the row stands already, these columns grow by what was to be inserted.
fn on_conflict<C: ColumnTrait>(key: C, growing: &[C]) -> OnConflict {
    let grown =
        |column: &C| (*column, Expr::col((column.entity_name(), *column)).add(Expr::col((Alias::new("excluded"), *column))));
    OnConflict::column(key).values(growing.iter().map(grown)).to_owned()
}

fn total(migrated: i64, all: Pair, since: DateTime<Utc>) -> anyhow::Result<visit_total::ActiveModel> {
    Ok(visit_total::ActiveModel {
        id: Set(THE_TOTAL),
        migrated: Set(migrated),
        counted: Set(signed(all.people)?),
        bots: Set(signed(all.bots)?),
        since: Set(since),
        undated: Set(0),
        undated_bots: Set(0),
    })
}

fn pair(people: i64, bots: i64) -> Pair {
    Pair { people: unsigned(people), bots: unsigned(bots) }
}

fn unsigned(n: i64) -> u64 {
    u64::try_from(n).unwrap_or_default()
}

fn signed(n: u64) -> anyhow::Result<i64> {
    Ok(i64::try_from(n)?)
}
