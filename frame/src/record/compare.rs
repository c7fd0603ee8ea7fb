//! Whether the records are as the log left them: each row against the last entry about it.

use super::chain::{self, Broken};
use super::persons::{self, Keys};
use super::{Act, ERASED, Recorded, begin, change, change_of, write};
use crate::app::App;
use crate::private::{Find, opened};
use crate::transaction::Transaction;
use anyhow::Context;
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Iterable, PrimaryKeyToColumn, QueryOrder, QuerySelect};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};

/// The verb of what an upgrade wrote.
pub(super) const UPGRADE: &str = "upgrade";
/// Rows that are read at a time.
const PAGE: u64 = 500;

/// What the log says last of a record.
#[derive(Clone, Copy)]
pub(super) enum State {
    /// That it is so: the hash of it.
    Is([u8; 32]),
    /// That it is gone.
    Gone,
    /// What nobody can read any more: the key of its person was destroyed.
    Erased,
}

/// What the log says of records, by kind and key.
#[derive(Default)]
struct Last(HashMap<String, Standing>);

impl Last {
    fn note(&mut self, keys: &Keys, change: &change::Model) {
        let state = match change.after.as_ref().map(|after| keys.open(after)) {
            None => State::Gone,
            Some(after) if after == ERASED => State::Erased,
            Some(after) => State::Is(Sha256::digest(after).into()),
        };
        self.0.entry(change.kind.clone()).or_default().insert(change.key.clone(), state);
    }
}

/// A record that is not as the log left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlike {
    /// The kind of record.
    pub kind: String,
    /// Its key as text.
    pub key: String,
    /// What is wrong with it.
    pub why: chain::Why,
}

/// What the log and the records say of each other.
#[derive(Debug, Default)]
pub struct Checked {
    /// How many entries the log has.
    pub entries: i64,
    /// How many records were compared.
    pub records: u64,
    /// The first entry that does not hold.
    pub broken: Option<Broken>,
    /// Records that are not as the log left them.
    pub unlike: Vec<Unlike>,
}

/// Reads the whole log and every recorded row.
pub async fn check(app: &App) -> anyhow::Result<Checked> {
    let mut last = Last::default();
    let keys = Keys::all(&app.db).await?;
    let mut broken = chain::verify(&app.db, |change| last.note(&keys, change)).await?;
    if broken.is_none() && !chain::names_the_key(&app.db, &app.sealer.force().name).await? {
        broken = Some(Broken { number: 0, act: None, why: chain::Why::Altered });
    }
    let mut checked = Checked { entries: chain::length(&app.db).await?, broken, ..Checked::default() };
    for kind in app.kinds.iter() {
        let standing = last.0.remove(kind.name).unwrap_or_default();
        (kind.compare)(app, standing, &mut checked).await?;
    }
    Ok(checked)
}

/// Nobody else, at no other server, changes a record while the value lives: they wait with what they did until it is gone. None
/// on SQLite, where there is nobody else.
pub async fn still(app: &App) -> anyhow::Result<Option<Transaction>> {
    if app.db.get_database_backend() != DbBackend::Postgres {
        return Ok(None);
    }
    let tx = app.begin().await?;
    chain::hold(&tx).await?;
    Ok(Some(tx))
}

/// Enters into the log what an upgrade wrote: records that no entry speaks of. Asked only right after one.
pub async fn adopt(app: &App) -> anyhow::Result<()> {
    let still = still(app).await?;
    let found = check(app).await?.unlike;
    let strange: Vec<Unlike> = found.into_iter().filter(|unlike| unlike.why == chain::Why::Strange).collect();
    if strange.is_empty() {
        return Ok(());
    }
    let tx = match still {
        Some(tx) => tx,
        None => app.begin().await?,
    };
    let act = begin(app, &tx, None, UPGRADE, &env!("CARGO_PKG_VERSION")).await?;
    for kind in app.kinds.iter() {
        let keys: BTreeSet<String> = strange.iter().filter(|one| one.kind == kind.name).map(|one| one.key.clone()).collect();
        if !keys.is_empty() {
            (kind.adopt)(app, &tx, &act, keys).await?;
        }
    }
    tx.commit().await
}

pub(super) async fn enter<E: Recorded>(
    app: &App,
    tx: &DatabaseTransaction,
    act: &Act,
    keys: BTreeSet<String>,
) -> anyhow::Result<()> {
    let rows = E::find().rows(tx).await?;
    let new = rows.iter().filter(|row| keys.contains(&E::key(row)));
    let changes = new.map(|row| change_of::<E>(app, act, &E::key(row), None, Some(row)));
    write(app, tx, changes.collect::<anyhow::Result<_>>()?).await
}

/// What [`Recorded`] rows of one kind are compared with.
pub(super) type Standing = HashMap<String, State>;

pub(super) async fn compare<E: Recorded>(app: &App, mut standing: Standing, checked: &mut Checked) -> anyhow::Result<()> {
    let found = |key: String, why| Unlike { kind: E::KIND.to_owned(), key, why };
    let ordered = E::PrimaryKey::iter().fold(E::find(), |find, key| find.order_by_asc(key.into_column()));
    let (mut from, mut page, mut unreadable) = (0, PAGE, 0);
    loop {
        let rows = match ordered.clone().offset(from).limit(page).all(&app.db).await {
            Ok(rows) => rows,
            Err(error) if !chain::answers(&app.db).await => return Err(error).with_context(|| format!("read {}", E::KIND)),
            // One of them is no longer what a row can be. One by one, it is found; what the log says of it then stays over.
            Err(_) if page > 1 => {
                page = 1;
                continue;
            }
            Err(_) => {
                (from, page, unreadable) = (from + 1, PAGE, unreadable + 1);
                continue;
            }
        };
        from += rows.len() as u64;
        let last = (rows.len() as u64) < page;
        for row in rows.into_iter().map(opened::<E>) {
            let (key, json) = (E::key(&row), serde_json::to_string(&row)?);
            match standing.remove(&key) {
                Some(State::Erased) => {}
                None | Some(State::Gone) => checked.unlike.push(found(key, chain::Why::Strange)),
                Some(State::Is(hash)) if hash == <[u8; 32]>::from(Sha256::digest(&json)) => {}
                Some(_) if says_the_same(&app.db, E::KIND, &key, &json).await? => {}
                Some(_) => checked.unlike.push(found(key, chain::Why::Altered)),
            }
        }
        if last {
            break;
        }
    }
    checked.records += from;
    let mut gone: Vec<String> =
        standing.into_iter().filter_map(|(key, state)| matches!(state, State::Is(_)).then_some(key)).collect();
    gone.sort_unstable();
    let why = if gone.len() <= unreadable { chain::Why::Altered } else { chain::Why::Missing };
    checked.unlike.extend(gone.into_iter().map(|key| found(key, why)));
    Ok(())
}

/// Whether a row says what the log says of it, where its table has got or lost a column since.
async fn says_the_same<C: ConnectionTrait>(db: &C, kind: &str, key: &str, json: &str) -> anyhow::Result<bool> {
    let find = change::Entity::find().filter(change::Column::Kind.eq(kind)).filter(change::Column::Key.eq(key));
    let found = find.order_by_desc(change::Column::Id).limit(1).all(db).await?;
    let Some(change) = persons::opened(db, found).await?.pop() else { return Ok(false) };
    let read = |json: &str| serde_json::from_str::<Map<String, Value>>(json).unwrap_or_default();
    let (then, now) = (read(&change.after.unwrap_or_default()), read(json));
    let same_columns = then.len() == now.len() && then.keys().all(|column| now.contains_key(column));
    let shared = then.iter().filter_map(|(column, value)| Some((value, now.get(column)?)));
    Ok(!same_columns && shared.into_iter().all(|(then, now)| then == now))
}
