//! The lists in which published pages stand, newest first: all of a site, those of a category, those of a tag. The
//! database keeps them and their number by month (`schema`), so that a page of a list is found by its months alone,
//! however long the list.

use super::store::{Row, publication};
use sea_orm::entity::prelude::*;
use sea_orm::{ExprTrait, FromQueryResult, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// A published page's place in a list.
mod publication_list {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "publication_list")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub site_id: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub list: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub month: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub published_at: DateTimeUtc,
        #[sea_orm(primary_key, auto_increment = false)]
        pub article_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How many pages of a list a month has.
mod publication_count {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "publication_count")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub site_id: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub list: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub month: String,
        pub pages: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

use publication_count as count;
use publication_list as entry;

/// A list of the sites that a page gathers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct List<'a> {
    /// The sites.
    pub sites: &'a [i32],
    /// Which of their lists.
    pub of: Of<'a>,
}

/// What a list holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Of<'a> {
    /// Everything.
    All,
    /// One category's.
    Category(&'a str),
    /// One tag's.
    Tag(&'a str),
}

impl Of<'_> {
    fn code(self) -> String {
        match self {
            Self::All => String::new(),
            Self::Category(slug) => format!("c:{slug}"),
            Self::Tag(slug) => format!("t:{slug}"),
        }
    }
}

/// A month of a list.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Month {
    /// `2022-07`.
    pub month: String,
    /// How many pages it has.
    pub pages: i64,
}

/// A category that has pages.
#[derive(Debug, FromQueryResult)]
pub(crate) struct Filled {
    list: String,
}

impl List<'_> {
    /// The months that have pages, newest first.
    pub(crate) async fn months<C: ConnectionTrait>(&self, db: &C) -> anyhow::Result<Vec<Month>> {
        let find = count::Entity::find().select_only().column(count::Column::Month);
        let find = find.column_as(count::Column::Pages.sum().cast_as("bigint"), "pages");
        let find =
            find.filter(count::Column::SiteId.is_in(self.sites.iter().copied())).filter(count::Column::List.eq(self.of.code()));
        let find = find.group_by(count::Column::Month).order_by_desc(count::Column::Month);
        Ok(find.into_model::<Month>().all(db).await?)
    }

    /// The rows from a place on, newest first, within these months, which are the list's, newest first.
    pub(crate) async fn rows<C: ConnectionTrait>(
        &self,
        db: &C,
        months: &[Month],
        from: u64,
        most: u64,
    ) -> anyhow::Result<Vec<Row>> {
        let Some(window) = window(months, from, most) else { return Ok(Vec::new()) };
        let found: Vec<(Uuid,)> = entry::Entity::find()
            .select_only()
            .column(entry::Column::ArticleId)
            .filter(entry::Column::SiteId.is_in(self.sites.iter().copied()))
            .filter(entry::Column::List.eq(self.of.code()))
            .filter(entry::Column::Month.between(window.oldest, window.newest))
            .order_by_desc(entry::Column::Month)
            .order_by_desc(entry::Column::PublishedAt)
            .order_by_desc(entry::Column::ArticleId)
            .offset(window.skip)
            .limit(most)
            .into_tuple()
            .all(db)
            .await?;
        rows_of(db, &found.into_iter().map(|(id,)| id).collect::<Vec<_>>()).await
    }

    /// The page published just before another one of a site's list, and the one just after.
    pub(crate) async fn beside<C: ConnectionTrait>(
        &self,
        db: &C,
        row: &publication::Model,
    ) -> anyhow::Result<(Option<Row>, Option<Row>)> {
        let find = || {
            entry::Entity::find()
                .filter(entry::Column::SiteId.is_in(self.sites.iter().copied()))
                .filter(entry::Column::List.eq(self.of.code()))
        };
        let month = super::around::month(row.published_at);
        let (at, id) = (entry::Column::PublishedAt, entry::Column::ArticleId);
        let same = ColumnTrait::eq(&at, row.published_at);
        let older = ColumnTrait::lt(&at, row.published_at).or(same.clone().and(ColumnTrait::lt(&id, row.article_id)));
        let newer = ColumnTrait::gt(&at, row.published_at).or(same.and(ColumnTrait::gt(&id, row.article_id)));
        let before = find().filter(entry::Column::Month.lte(month.as_str())).filter(older);
        let before = before.order_by_desc(entry::Column::Month).order_by_desc(at).order_by_desc(id).one(db).await?;
        let after = find().filter(entry::Column::Month.gte(month.as_str())).filter(newer);
        let after = after.order_by_asc(entry::Column::Month).order_by_asc(at).order_by_asc(id).one(db).await?;
        let ids = |found: &Option<entry::Model>| found.as_ref().map(|found| found.article_id);
        let (before, after) = (ids(&before), ids(&after));
        let mut rows = rows_of(db, &before.into_iter().chain(after).collect::<Vec<_>>()).await?.into_iter();
        Ok((before.and_then(|_| rows.next()), after.and_then(|_| rows.next())))
    }
}

/// The categories under which any of these sites has a page.
pub(crate) async fn filled<C: ConnectionTrait>(db: &C, sites: &[i32]) -> anyhow::Result<Vec<String>> {
    let find = count::Entity::find().select_only().column(count::Column::List).distinct();
    let find = find.filter(count::Column::SiteId.is_in(sites.iter().copied()));
    let found = find.filter(count::Column::List.between("c:", "c;")).into_model::<Filled>().all(db).await?;
    Ok(found.into_iter().filter_map(|filled| Some(filled.list.strip_prefix("c:")?.to_owned())).collect())
}

/// The rows of these pages, in this order.
pub(crate) async fn rows_of<C: ConnectionTrait>(db: &C, ids: &[Uuid]) -> anyhow::Result<Vec<Row>> {
    let find = publication::Entity::find().select_only().columns(Row::COLUMNS);
    let found = find.filter(publication::Column::ArticleId.is_in(ids.iter().copied())).into_model::<Row>().all(db).await?;
    let mut found: HashMap<Uuid, Row> = found.into_iter().map(|row| (row.article_id, row)).collect();
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// The months in which a part of a list stands, and how many of the newest of them come before it.
#[derive(Debug, PartialEq, Eq)]
struct Window<'a> {
    newest: &'a str,
    oldest: &'a str,
    skip: u64,
}

fn window(months: &[Month], from: u64, most: u64) -> Option<Window<'_>> {
    let mut passed: u64 = 0;
    let mut found: Option<Window> = None;
    for month in months {
        let upto = passed.saturating_add(u64::try_from(month.pages).unwrap_or_default());
        if from < upto {
            let begun =
                found.get_or_insert(Window { newest: &month.month, oldest: &month.month, skip: from.saturating_sub(passed) });
            begun.oldest = &month.month;
            if upto >= from.saturating_add(most) {
                break;
            }
        }
        passed = upto;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_list_is_found_by_its_months() {
        let month = |month: &str, pages| Month { month: month.to_owned(), pages };
        let months = [month("2026-11", 5), month("2026-10", 3), month("2026-08", 40)];
        let at = |from, most| window(&months, from, most).map(|w| (w.newest, w.oldest, w.skip));
        assert_eq!(at(0, 5), Some(("2026-11", "2026-11", 0)));
        assert_eq!(at(0, 6), Some(("2026-11", "2026-10", 0)));
        assert_eq!(at(5, 20), Some(("2026-10", "2026-08", 0)));
        assert_eq!(at(7, 1), Some(("2026-10", "2026-10", 2)));
        assert_eq!(at(47, 20), Some(("2026-08", "2026-08", 39)));
        assert_eq!((at(48, 20), window(&[], 0, 20)), (None, None));
    }
}
