//! The log under each person's key. What an entry says of a person before and after is sealed under a key of that person
//! alone, which itself is sealed under the key of the data directory. Destroying it makes the words unreadable and leaves the
//! chain whole: the chain was made over what is sealed. Entries that concern no single person share one key.

use super::{Change, ERASED, Recorded, change};
use crate::app::{App, random_bytes};
use crate::sealing::{decrypt, encrypt, open};
use anyhow::Context;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{Condition, DatabaseTransaction, IntoActiveModel, QueryOrder};
use std::collections::{BTreeMap, BTreeSet};

/// What a sealed state in the log begins with.
const MARK: &str = "p:";
/// Whose key is that of entries that concern no single person.
const NOBODY: Uuid = Uuid::nil();
/// Keys asked for in one statement.
const CHUNK: usize = 500;

/// The keys of the log, each sealed under the key of the data directory.
pub(super) mod log_key {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "log_key")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) subject: Uuid,
        pub(crate) key: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Keys of the log, opened, by whose they are.
#[derive(Default)]
pub(super) struct Keys(BTreeMap<Uuid, XChaCha20Poly1305>);

impl Keys {
    /// Every key.
    pub(super) async fn all<C: ConnectionTrait>(db: &C) -> anyhow::Result<Self> {
        Self::of_rows(log_key::Entity::find().all(db).await.context("read the keys of the log")?)
    }

    /// The keys of these persons, as far as there are any.
    async fn of<C: ConnectionTrait>(db: &C, subjects: &BTreeSet<Uuid>) -> anyhow::Result<Self> {
        let subjects: Vec<Uuid> = subjects.iter().copied().collect();
        let mut rows = Vec::new();
        for some in subjects.chunks(CHUNK) {
            let find = log_key::Entity::find().filter(log_key::Column::Subject.is_in(some.iter().copied()));
            rows.extend(find.all(db).await.context("read the keys of the log")?);
        }
        Self::of_rows(rows)
    }

    fn of_rows(rows: Vec<log_key::Model>) -> anyhow::Result<Self> {
        let cipher = |row: log_key::Model| {
            let key = open(&row.key).context("a key of the log cannot be opened")?;
            let cipher = XChaCha20Poly1305::new_from_slice(&key).ok().context("a key of the log is none")?;
            Ok((row.subject, cipher))
        };
        rows.into_iter().map(cipher).collect::<anyhow::Result<_>>().map(Self)
    }

    fn seal(&self, person: Option<Uuid>, plain: &str) -> anyhow::Result<String> {
        let subject = person.unwrap_or(NOBODY);
        let cipher = self.0.get(&subject).context("a key of the log is missing")?;
        Ok(format!("{MARK}{subject}:{}", encrypt(cipher, plain.as_bytes())?))
    }

    /// What a stored state says; [`ERASED`] where its key was destroyed. One from before there were keys is not sealed.
    pub(super) fn open(&self, stored: &str) -> String {
        let Some((subject, sealed)) = subject_of(stored) else { return stored.to_owned() };
        let plain = self.0.get(&subject).and_then(|cipher| decrypt(cipher, sealed));
        plain.and_then(|plain| String::from_utf8(plain).ok()).unwrap_or_else(|| ERASED.to_owned())
    }

    pub(super) fn opened(&self, change: Change) -> Change {
        let open = |state: Option<String>| state.map(|stored| self.open(&stored));
        Change { before: open(change.before), after: open(change.after), ..change }
    }
}

/// Whose a sealed state is, and what is sealed.
fn subject_of(stored: &str) -> Option<(Uuid, &str)> {
    let (subject, sealed) = stored.strip_prefix(MARK)?.split_once(':')?;
    Some((subject.parse().ok()?, sealed))
}

/// A change before it is sealed, and whose record it is.
pub(super) struct Entered {
    pub(super) change: Change,
    pub(super) person: Option<Uuid>,
}

/// Seals changes, making keys for those who have none.
pub(super) async fn seal(app: &App, tx: &DatabaseTransaction, entered: Vec<Entered>) -> anyhow::Result<Vec<change::ActiveModel>> {
    let subjects = entered.iter().map(|one| one.person.unwrap_or(NOBODY)).collect();
    let keys = with_keys(app, tx, &subjects).await?;
    let sealed = entered.into_iter().map(|Entered { change, person }| {
        let seal = |state: Option<String>| state.map(|plain| keys.seal(person, &plain)).transpose();
        let change = Change { before: seal(change.before)?, after: seal(change.after)?, ..change };
        Ok(change.into_active_model().reset_all())
    });
    sealed.collect()
}

/// The keys of these persons. Another transaction may make one at the same time: whoever is first, made it.
async fn with_keys(app: &App, tx: &DatabaseTransaction, subjects: &BTreeSet<Uuid>) -> anyhow::Result<Keys> {
    let keys = Keys::of(tx, subjects).await?;
    let missing: Vec<Uuid> = subjects.iter().filter(|subject| !keys.0.contains_key(subject)).copied().collect();
    if missing.is_empty() {
        return Ok(keys);
    }
    for some in missing.chunks(CHUNK) {
        let made = some.iter().map(|subject| {
            let key = app.seal(&random_bytes::<32>())?;
            Ok(log_key::Model { subject: *subject, key }.into_active_model().reset_all())
        });
        let insert = log_key::Entity::insert_many(made.collect::<anyhow::Result<Vec<_>>>()?);
        let insert = insert.on_conflict(OnConflict::column(log_key::Column::Subject).do_nothing().to_owned());
        insert.exec_without_returning(tx).await.context("make a key of the log")?;
    }
    Keys::of(tx, subjects).await
}

/// The changes as they were before they were sealed.
pub(super) async fn opened<C: ConnectionTrait>(db: &C, changes: Vec<Change>) -> anyhow::Result<Vec<Change>> {
    let states = changes.iter().flat_map(|change| [&change.before, &change.after]);
    let subjects = states.flatten().filter_map(|state| Some(subject_of(state)?.0)).collect();
    let keys = Keys::of(db, &subjects).await?;
    Ok(changes.into_iter().map(|change| keys.opened(change)).collect())
}

/// Every entry about a person, oldest first, opened.
pub async fn held<C: ConnectionTrait>(db: &C, person: Uuid) -> anyhow::Result<Vec<Change>> {
    let of_person = Condition::any().add(change::Column::Before.starts_with(mark(person)));
    let of_person = of_person.add(change::Column::After.starts_with(mark(person)));
    let find = change::Entity::find().filter(of_person).order_by_asc(change::Column::Id);
    opened(db, find.all(db).await.context("read what is held of a person")?).await
}

/// Destroys a person's key: what the log says of him can never be read again, and its chain still holds. His rows are
/// removed, or written without him, before this. Whether there was a key.
pub async fn erase(tx: &DatabaseTransaction, person: Uuid) -> anyhow::Result<bool> {
    let erased = log_key::Entity::delete_by_id(person).exec(tx).await.context("destroy a key of the log")?;
    Ok(erased.rows_affected > 0)
}

/// The keys of a person's records of one kind that were removed: their history still tells of them.
pub async fn removed<E: Recorded, C: ConnectionTrait>(db: &C, person: Uuid) -> anyhow::Result<Vec<String>> {
    let find = change::Entity::find().filter(change::Column::Kind.eq(E::KIND)).filter(change::Column::After.is_null());
    let find = find.filter(change::Column::Before.starts_with(mark(person)));
    Ok(find.all(db).await?.into_iter().map(|change| change.key).collect())
}

/// What every sealed state about a person begins with.
fn mark(person: Uuid) -> String {
    format!("{MARK}{person}:")
}

/// Seals the keys of the log anew, under the key now in force.
pub(super) async fn reseal(app: &App, tx: &DatabaseTransaction) -> anyhow::Result<()> {
    for row in log_key::Entity::find().all(tx).await.context("read the keys of the log")? {
        let key = open(&row.key).context("a key of the log cannot be opened")?;
        let row = log_key::Model { key: app.seal(&key)?, ..row };
        log_key::Entity::update(row.into_active_model().reset_all()).exec(tx).await.context("seal a key of the log anew")?;
    }
    Ok(())
}
