//! The categories and every query on them.

use crate::newsroom::store::article;
pub(crate) use crate::newsroom::store::category;
use crate::reading::publication;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// What a house begins with: address and name.
pub(crate) const BEGINNING: [(&str, &str); 6] = [
    ("tin-hoat-dong", "Tin hoạt động"),
    ("dai-hoi", "Đại hội"),
    ("xay-dung-dang", "Xây dựng Đảng"),
    ("doi-song-khu-pho", "Đời sống khu phố"),
    ("guong-nguoi-tot", "Gương người tốt, việc tốt"),
    ("thong-bao", "Thông báo"),
];

/// All categories in their order.
pub(crate) async fn list_categories<C: ConnectionTrait>(db: &C) -> anyhow::Result<Vec<category::Model>> {
    Ok(category::Entity::find().order_by_asc(category::Column::Position).order_by_asc(category::Column::Slug).all(db).await?)
}

/// How many articles stand in each category.
pub(super) async fn count_articles<C: ConnectionTrait>(db: &C) -> anyhow::Result<BTreeMap<String, i64>> {
    let find = article::Entity::find().select_only().column(article::Column::Category);
    let find = find.column_as(article::Column::Id.count(), "count").filter(article::Column::Category.is_not_null());
    Ok(find.group_by(article::Column::Category).into_tuple().all(db).await?.into_iter().collect())
}

/// Whether an article or a published page names the category.
pub(super) async fn is_used<C: ConnectionTrait>(db: &C, slug: &str) -> anyhow::Result<bool> {
    let articles = article::Entity::find().filter(article::Column::Category.eq(slug)).count(db).await?;
    let pages = publication::Entity::find().filter(publication::Column::Category.eq(slug)).count(db).await?;
    Ok(articles + pages > 0)
}
