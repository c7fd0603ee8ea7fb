//! What the files of photos hold, by which a changed one is found. Those of releases before this list are not in it, but for the
//! largest JPEG, which is called by what it holds.

use super::address::{Kind, Name};
use super::store::photo;
use crate::hash::hash;
use anyhow::Context;
use chibo_frame::App;
use chibo_frame::check::{Checking, Files};
use chibo_frame::record::Why;
use chibo_frame::schema::create;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, QuerySelect, sea_query::OnConflict};
use sea_orm_migration::prelude::Table;
use sea_orm_migration::schema::string;
use sea_orm_migration::{MigrationTrait, SchemaManager};
use std::collections::BTreeMap;
use std::io::ErrorKind;

/// One file.
pub(crate) mod photo_content {
    use sea_orm::entity::prelude::*;

    /// One row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "photo_content")]
    pub(crate) struct Model {
        /// The file's name.
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        /// The hash of what it holds.
        pub hash: String,
    }

    /// None: rooms join by key.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The list of files.
pub(crate) struct Migration;

impl sea_orm_migration::MigrationName for Migration {
    fn name(&self) -> &'static str {
        "portal-5-photos"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create().table("photo_content").col(string("name").primary_key()).col(string("hash")).to_owned();
        create(manager, vec![table], &[]).await
    }
}

/// Writes down what a file holds.
pub(super) async fn note<C: ConnectionTrait>(db: &C, name: String, bytes: &[u8]) -> anyhow::Result<()> {
    let row = photo_content::ActiveModel { name: Set(name), hash: Set(hash(bytes)) };
    let again = OnConflict::column(photo_content::Column::Name).update_column(photo_content::Column::Hash).to_owned();
    let insert = photo_content::Entity::insert(row).on_conflict(again);
    insert.exec_without_returning(db).await.context("write down what a photo's file holds")?;
    Ok(())
}

/// Reads every file that is known.
pub(crate) fn check(app: &App) -> Checking<'_> {
    Box::pin(look(app))
}

async fn look(app: &App) -> anyhow::Result<Files> {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let names = photo::Entity::find().select_only().column(photo::Column::File).into_tuple::<String>();
    // A row that cannot be read any more is named as a record; the other list has its files.
    for file in names.all(&app.db).await.unwrap_or_default() {
        known.insert(Name { hash: file.clone(), width: None, kind: Kind::Jpeg }.file(), file);
    }
    for row in photo_content::Entity::find().all(&app.db).await? {
        known.entry(row.name).or_insert(row.hash);
    }
    let mut files = Files { count: known.len() as u64, wrong: Vec::new() };
    for (name, wanted) in known {
        let why = match tokio::fs::read(app.data.join("photos").join(&name)).await {
            Ok(bytes) if hash(&bytes) == wanted => continue,
            Ok(_) => Why::Altered,
            Err(error) if error.kind() == ErrorKind::NotFound => Why::Missing,
            Err(error) => return Err(error).context("read a photo"),
        };
        files.wrong.push((format!("photos/{name}"), why));
    }
    Ok(files)
}
