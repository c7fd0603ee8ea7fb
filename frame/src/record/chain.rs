//! The chain of acts. When a transaction is committed, each of its acts is sealed: it gets the next number, and the hash of
//! the seal before, of the act and of all that it changed. A byte of an old entry that is changed, an entry that is taken
//! out or put in, leaves a seal that does not hold. `undone_by` is not sealed: it says what a later entry says.

use super::{Change, act, change};
use crate::hash::hex;
use anyhow::Context;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{QueryOrder, QuerySelect, QueryTrait};
use sea_orm_migration::SchemaManager;
use sha2::{Digest, Sha256};

/// Entries that are read at a time.
const PAGE: u64 = 500;

/// An act as it is sealed.
pub(super) mod entry {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "act")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) at: DateTimeUtc,
        pub(crate) account_id: Option<Uuid>,
        pub(crate) verb: String,
        pub(crate) detail: String,
        /// Its place in the chain, from 1; none until it is committed.
        pub(crate) number: Option<i64>,
        /// Its seal, in hexadecimal.
        pub(crate) seal: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The last entry, kept apart: so that its loss is noticed, and so that two transactions do not seal at once.
pub(super) mod head {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "chain_head")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: i32,
        pub(crate) number: i64,
        pub(crate) seal: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What the head also keeps: the name of the key with which the database is sealed. A table value of its own, since old
/// migrations know the head without it.
mod head_key {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "chain_head")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: i32,
        /// None before there was a key.
        pub(crate) key: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The name of the key with which a database is sealed, whatever version wrote it; none before there was one.
pub async fn sealed_with(db: &DatabaseConnection) -> anyhow::Result<Option<String>> {
    let known = SchemaManager::new(db).has_column("chain_head", "key").await.context("ask whether the database is sealed")?;
    if known { key_name(db).await } else { Ok(None) }
}

/// The name of the key with which the database is sealed; none before there was one.
pub(crate) async fn key_name<C: ConnectionTrait>(db: &C) -> anyhow::Result<Option<String>> {
    Ok(head_key::Entity::find().one(db).await.context("ask for the key's name")?.and_then(|head| head.key))
}

/// Whether the head names this key, or none yet.
pub(super) async fn names_the_key<C: ConnectionTrait>(db: &C, name: &str) -> anyhow::Result<bool> {
    match key_name(db).await {
        Ok(found) => Ok(found.is_none_or(|found| found == name)),
        Err(error) if !answers(db).await => Err(error),
        Err(_) => Ok(false),
    }
}

/// Says with which key the database is sealed from now on.
pub(super) async fn set_key_name<C: ConnectionTrait>(db: &C, name: &str) -> anyhow::Result<()> {
    let update = head_key::Entity::update_many().col_expr(head_key::Column::Key, Expr::value(name));
    update.exec(db).await.context("note the key's name")?;
    Ok(())
}

/// The seal of the last entry; empty where there is none.
pub(super) async fn head_seal<C: ConnectionTrait>(db: &C) -> anyhow::Result<String> {
    Ok(head::Entity::find().one(db).await?.context("the chain has no head")?.seal)
}

/// Makes the chain over again, after its entries were sealed. Only ever asked of one that holds.
pub(super) async fn seal_again<C: ConnectionTrait>(db: &C) -> anyhow::Result<()> {
    let update = entry::Entity::update_many().col_expr(entry::Column::Number, Expr::value(Option::<i64>::None));
    update.exec(db).await.context("open the chain")?;
    let update = head::Entity::update_many().col_expr(head::Column::Number, Expr::value(0_i64));
    update.col_expr(head::Column::Seal, Expr::value("")).exec(db).await.context("open the chain")?;
    seal(db).await
}

/// Takes the head, so that nobody else seals until the transaction ends.
pub(super) async fn hold<C: ConnectionTrait>(db: &C) -> anyhow::Result<()> {
    head::Entity::find().lock(LockType::Update).one(db).await?.context("the chain has no head")?;
    Ok(())
}

/// An entry of the chain that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Its number.
    pub number: i64,
    /// The act, where there is one under this number.
    pub act: Option<Uuid>,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// There is no entry of this number, though there are later ones, or the head names it.
    Missing,
    /// It, or what it changed, is no longer what was sealed.
    Altered,
    /// It was never sealed, or stands behind the head: it did not come by way of the product.
    Strange,
    /// It is said to be taken back by an act that did not do so, or the other way round.
    UndoneWrongly,
}

impl Why {
    /// Its name for programs and in the locale files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Altered => "altered",
            Self::Strange => "strange",
            Self::UndoneWrongly => "undone-wrongly",
        }
    }
}

/// When the last entry was made.
pub(super) async fn last_at<C: ConnectionTrait>(db: &C) -> anyhow::Result<Option<DateTimeUtc>> {
    let last = entry::Entity::find().select_only().column(entry::Column::At).filter(entry::Column::Number.is_not_null());
    let last = last.order_by_desc(entry::Column::Number).limit(1).into_tuple().one(db).await;
    last.context("look for the last entry of the log")
}

/// Seals the acts that are not sealed yet, in the order of their keys. The last thing that a transaction does: from here on
/// others that write wait.
pub(crate) async fn seal<C: ConnectionTrait>(db: &C) -> anyhow::Result<()> {
    loop {
        let open = entry::Entity::find().filter(entry::Column::Number.is_null()).order_by_asc(entry::Column::Id);
        let open = open.limit(PAGE).all(db).await.context("look for acts to seal")?;
        if open.is_empty() {
            return Ok(());
        }
        let head = head::Entity::find().lock(LockType::Update).one(db).await?.context("the chain has no head")?;
        let (mut number, mut seal) = (head.number, head.seal);
        for act in open {
            number += 1;
            seal = seal_of(db, &seal, number, &act, &mut |_| {}).await?;
            let update = entry::Entity::update_many().filter(entry::Column::Id.eq(act.id));
            let update = update.col_expr(entry::Column::Number, Expr::value(number));
            update.col_expr(entry::Column::Seal, Expr::value(seal.clone())).exec(db).await.context("seal an act")?;
        }
        let update = head::Entity::update_many().col_expr(head::Column::Number, Expr::value(number));
        update.col_expr(head::Column::Seal, Expr::value(seal)).exec(db).await.context("move the head of the chain")?;
    }
}

async fn seal_of<C: ConnectionTrait>(
    db: &C,
    before: &str,
    number: i64,
    act: &entry::Model,
    each: &mut (impl FnMut(&Change) + Send),
) -> anyhow::Result<String> {
    let mut sum = Sum::new();
    sum.add(Some(before.as_bytes()));
    sum.add(Some(&number.to_be_bytes()));
    sum.add(Some(act.id.as_bytes()));
    sum.add(Some(act.at.to_rfc3339().as_bytes()));
    sum.add(act.account_id.as_ref().map(|id| id.as_bytes().as_slice()));
    sum.add(Some(act.verb.as_bytes()));
    sum.add(Some(act.detail.as_bytes()));
    let mut last = Uuid::nil();
    loop {
        let find = change::Entity::find().filter(change::Column::ActId.eq(act.id)).filter(change::Column::Id.gt(last));
        let changes = find.order_by_asc(change::Column::Id).limit(PAGE).all(db).await.context("read what an act changed")?;
        for row in &changes {
            sum.add(Some(row.id.as_bytes()));
            sum.add(Some(row.kind.as_bytes()));
            sum.add(Some(row.key.as_bytes()));
            sum.add(row.before.as_deref().map(str::as_bytes));
            sum.add(row.after.as_deref().map(str::as_bytes));
            each(row);
        }
        match changes.last() {
            Some(row) if changes.len() as u64 == PAGE => last = row.id,
            _ => return Ok(sum.done()),
        }
    }
}

/// A hash over fields, each with its length, so that no two lists of fields give the same.
struct Sum(Sha256);

impl Sum {
    fn new() -> Self {
        Self(Sha256::new())
    }

    fn add(&mut self, field: Option<&[u8]>) {
        match field {
            Some(bytes) => {
                self.0.update([1]);
                self.0.update((bytes.len() as u64).to_be_bytes());
                self.0.update(bytes);
            }
            None => self.0.update([0]),
        }
    }

    fn done(self) -> String {
        hex(&self.0.finalize())
    }
}

/// How many entries the chain has.
pub(crate) async fn length<C: ConnectionTrait>(db: &C) -> anyhow::Result<i64> {
    let count = entry::Entity::find().select_only().column_as(entry::Column::Number.max(), "last").into_tuple::<Option<i64>>();
    Ok(count.one(db).await?.flatten().unwrap_or_default())
}

/// Reads the whole chain from its beginning, each change in its order: the first entry that does not hold, or none.
pub(crate) async fn verify<C: ConnectionTrait>(db: &C, mut each: impl FnMut(&Change) + Send) -> anyhow::Result<Option<Broken>> {
    let head = match head::Entity::find_by_id(1).one(db).await {
        Ok(head) => head.unwrap_or_else(|| head::Model { id: 0, number: 0, seal: String::new() }),
        Err(error) if !answers(db).await => return Err(error).context("read the head of the chain"),
        Err(_) => return Ok(Some(Broken { number: 0, act: None, why: Why::Altered })),
    };
    let (mut number, mut seal, mut page) = (0, String::new(), PAGE);
    loop {
        let find = entry::Entity::find().filter(entry::Column::Number.gt(number)).order_by_asc(entry::Column::Number);
        let entries = match find.limit(page).all(db).await {
            Ok(entries) => entries,
            Err(error) if !answers(db).await => return Err(error).context("read the chain"),
            // One of them is no longer what an entry can be: one by one.
            Err(_) if page > 1 => {
                page = 1;
                continue;
            }
            Err(_) => return Ok(Some(Broken { number: number + 1, act: None, why: Why::Altered })),
        };
        let last = (entries.len() as u64) < page;
        for act in entries {
            number += 1;
            let broken = |why| Some(Broken { number, act: Some(act.id), why });
            if act.number != Some(number) {
                return Ok(Some(Broken { number, act: None, why: Why::Missing }));
            }
            seal = match seal_of(db, &seal, number, &act, &mut each).await {
                Ok(seal) => seal,
                Err(error) if !answers(db).await => return Err(error),
                Err(_) => return Ok(broken(Why::Altered)),
            };
            if act.seal.as_ref() != Some(&seal) {
                return Ok(broken(Why::Altered));
            }
            if number > head.number {
                return Ok(broken(Why::Strange));
            }
        }
        if last {
            break;
        }
    }
    if (number, &seal) != (head.number, &head.seal) {
        return Ok(Some(Broken { number: number + 1, act: None, why: Why::Missing }));
    }
    strange(db, number).await
}

/// Whether the database answers at all: then it is the rows that cannot be read.
pub(super) async fn answers<C: ConnectionTrait>(db: &C) -> bool {
    db.execute_unprepared("SELECT 1").await.is_ok()
}

/// Acts outside the chain, changes without an act, and acts wrongly said to be taken back.
async fn strange<C: ConnectionTrait>(db: &C, number: i64) -> anyhow::Result<Option<Broken>> {
    let unsealed = entry::Entity::find().filter(entry::Column::Number.is_null()).one(db).await?;
    if let Some(act) = unsealed {
        return Ok(Some(Broken { number: number + 1, act: Some(act.id), why: Why::Strange }));
    }
    let known = entry::Entity::find().select_only().column(entry::Column::Id).into_query();
    if let Some(row) = change::Entity::find().filter(change::Column::ActId.not_in_subquery(known)).one(db).await? {
        return Ok(Some(Broken { number: number + 1, act: Some(row.act_id), why: Why::Strange }));
    }
    let undoing = act::Entity::find().filter(act::Column::Verb.eq("undo")).all(db).await?;
    let mut wanted: Vec<(Uuid, Uuid)> =
        undoing.iter().filter_map(|act| Some((serde_json::from_str::<Uuid>(&act.detail).ok()?, act.id))).collect();
    let undone = act::Entity::find().filter(act::Column::UndoneBy.is_not_null()).all(db).await?;
    let mut found: Vec<(Uuid, Uuid)> = undone.iter().filter_map(|act| Some((act.id, act.undone_by?))).collect();
    wanted.sort_unstable();
    found.sort_unstable();
    let wrong = wanted.iter().find(|pair| !found.contains(pair)).or_else(|| found.iter().find(|pair| !wanted.contains(pair)));
    let Some((id, _)) = wrong else { return Ok(None) };
    let number = entry::Entity::find_by_id(*id).one(db).await?.and_then(|act| act.number).unwrap_or_default();
    Ok(Some(Broken { number, act: Some(*id), why: Why::UndoneWrongly }))
}
