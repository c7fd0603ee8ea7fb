//! Every record of one database in another, whichever of SQLite and PostgreSQL they are: table by table, value by value, read
//! again and compared. The tables are made by the same migrations, so only what stands in them is carried over.

use crate::app::App;
use crate::db;
use anyhow::{Context, bail};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Alias, Expr, InsertStatement, Query};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, IsolationLevel, QueryResult, Statement,
    TransactionTrait, Value,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use uuid::Uuid;

/// Rows that are carried at a time.
const PAGE: usize = 200;
/// The migrator's own table, which each database has for itself.
pub(super) const MIGRATIONS: &str = "seaql_migrations";

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Key,
    Text,
    Whole,
    Long,
    Yes,
    Day,
    Time,
    Bytes,
}

impl Sort {
    /// By the name that the database has for it. SQLite's whole numbers have one length.
    fn of(kind: &str) -> anyhow::Result<Self> {
        Ok(match kind.split('(').next().unwrap_or_default().trim() {
            "uuid" | "uuid_text" => Self::Key,
            "text" | "varchar" | "bpchar" => Self::Text,
            "int4" => Self::Whole,
            "integer" | "bigint" | "int8" => Self::Long,
            "bool" | "boolean" => Self::Yes,
            "date" | "date_text" => Self::Day,
            "timestamptz" | "timestamp_with_timezone_text" => Self::Time,
            "blob" | "bytea" => Self::Bytes,
            other => bail!("a column of the kind {other:?}, which no backup knows"),
        })
    }

    /// The value of a row, as it is written again. Whole numbers are all written as the longest.
    fn read(self, row: &QueryResult, column: &str) -> anyhow::Result<Value> {
        let value = match self {
            Self::Key => row.try_get::<Option<Uuid>>("", column)?.into(),
            Self::Text => row.try_get::<Option<String>>("", column)?.into(),
            Self::Whole => row.try_get::<Option<i32>>("", column)?.map(i64::from).into(),
            Self::Long => row.try_get::<Option<i64>>("", column)?.into(),
            Self::Yes => row.try_get::<Option<bool>>("", column)?.into(),
            Self::Day => row.try_get::<Option<NaiveDate>>("", column)?.into(),
            Self::Time => row.try_get::<Option<DateTime<Utc>>>("", column)?.into(),
            Self::Bytes => row.try_get::<Option<Vec<u8>>>("", column)?.into(),
        };
        Ok(value)
    }
}

/// A table.
struct Table {
    /// Its columns, in order of their names.
    columns: BTreeMap<String, Sort>,
    /// Whether SQLite numbers its rows; where it does not, they are read at once.
    numbered: bool,
}

/// What stands in a table: how many rows, and the sum of their hashes, which no order of rows changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// How many rows.
    pub rows: u64,
    hash: u128,
}

impl Sum {
    fn add(&mut self, values: &[Value]) {
        let hash = Sha256::digest(format!("{values:?}"));
        let first = hash.iter().take(16).fold(0, |sum: u128, byte| sum << 8 | u128::from(*byte));
        (self.rows, self.hash) = (self.rows + 1, self.hash.wrapping_add(first));
    }
}

/// What was read again of this table is not what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differs(pub String);

impl fmt::Display for Differs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the copy of {} was not read as it was written", self.0)
    }
}

impl std::error::Error for Differs {}

/// What stands in each table.
pub type Sums = BTreeMap<String, Sum>;

/// Makes an SQLite file that holds everything that stands in this application's database at one moment.
pub(super) async fn snapshot(app: &App, file: &Path) -> anyhow::Result<()> {
    let name = file.to_str().context("the data directory has a name that cannot be written")?;
    let copy = db::connect_passing(&format!("sqlite://{name}?mode=rwc")).await?;
    db::same_tables(app, &copy).await?;
    carry(app, &copy, &mut |_| {}).await?;
    copy.close().await.context("close the copy")
}

/// How far a carrying is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many rows were written.
    Carried(u64),
    /// So many were read again.
    Compared(u64),
}

/// Is told how far it is.
pub type Told<'a> = &'a mut (dyn FnMut(Step) + Send);

/// Puts everything that stands in an application's database into another that has the same tables, in place of what it holds;
/// reads it again, and gives what both hold. Tables that are made out of others are made again, not carried.
pub async fn carry(app: &App, to: &DatabaseConnection, told: Told<'_>) -> anyhow::Result<Sums> {
    let from = &app.db;
    let source = from.begin_with_config(isolation(from), Some(AccessMode::ReadOnly).filter(|_| is_postgres(from))).await?;
    let target = to.begin().await.context("begin to write the copy")?;
    let tables = tables(&source, &app.derived).await?;
    if names(&tables) != names(&self::tables(&target, &app.derived).await?) {
        bail!("the two databases have different tables");
    }
    let held = defer(&target).await?;
    for table in tables.keys() {
        target.execute_unprepared(&format!("DELETE FROM \"{table}\"")).await.with_context(|| format!("empty {table}"))?;
    }
    let mut sums = Sums::new();
    let mut count = 0;
    for (name, table) in &tables {
        let mut each = |rows| {
            count += rows;
            told(Step::Carried(count));
        };
        let sum = walk(&source, name, table, Some(&target), &mut each).await.with_context(|| format!("carry {name}"))?;
        sums.insert(name.clone(), sum);
    }
    settle(&target, &held).await?;
    target.commit().await.context("keep the copy")?;
    let again = sums_of(to, &app.derived, &mut |rows| told(Step::Compared(rows))).await?;
    if let Some((name, _)) = sums.iter().find(|(name, sum)| again.get(*name) != Some(*sum)) {
        return Err(Differs(name.clone()).into());
    }
    Ok(sums)
}

/// What stands in each table of an application's database.
pub async fn sums(app: &App) -> anyhow::Result<Sums> {
    sums_of(&app.db, &app.derived, &mut |_| {}).await
}

async fn sums_of(db: &DatabaseConnection, derived: &[&str], told: &mut (dyn FnMut(u64) + Send)) -> anyhow::Result<Sums> {
    let tx = db.begin_with_config(isolation(db), None).await.context("begin to read")?;
    let mut sums = Sums::new();
    let mut count = 0;
    for (name, table) in &tables(&tx, derived).await? {
        let mut each = |rows| {
            count += rows;
            told(count);
        };
        sums.insert(name.clone(), walk(&tx, name, table, None, &mut each).await.with_context(|| format!("read {name}"))?);
    }
    Ok(sums)
}

fn is_postgres<C: ConnectionTrait>(db: &C) -> bool {
    db.get_database_backend() == DbBackend::Postgres
}

/// Everything as it stood at one moment; SQLite's transactions are so by themselves.
fn isolation(db: &DatabaseConnection) -> Option<IsolationLevel> {
    is_postgres(db).then_some(IsolationLevel::RepeatableRead)
}

fn names(tables: &BTreeMap<String, Table>) -> Vec<(&String, Vec<&String>)> {
    tables.iter().map(|(name, table)| (name, table.columns.keys().collect())).collect()
}

async fn tables(db: &DatabaseTransaction, derived: &[&str]) -> anyhow::Result<BTreeMap<String, Table>> {
    // An index of words in SQLite has tables of its own, which begin with its name.
    let is_derived =
        |name: &str| derived.iter().any(|own| name.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('_')));
    let question = if is_postgres(db) {
        "SELECT table_name::text AS t, column_name::text AS c, udt_name::text AS k, 1 AS w FROM information_schema.columns \
         WHERE table_schema = current_schema()"
    } else {
        "SELECT m.name AS t, p.name AS c, p.type AS k, l.wr AS w FROM sqlite_master m JOIN pragma_table_info(m.name) p \
         JOIN pragma_table_list(m.name) l WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
    };
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    for row in ask(db, question).await.context("ask which tables there are")? {
        let (name, column, kind): (String, String, String) = (row.try_get("", "t")?, row.try_get("", "c")?, row.try_get("", "k")?);
        if name != MIGRATIONS && !is_derived(&name) {
            let sort = Sort::of(&kind.to_lowercase()).with_context(|| format!("{name}.{column}"))?;
            let numbered = row.try_get::<i32>("", "w")? == 0;
            tables.entry(name).or_insert_with(|| Table { columns: BTreeMap::new(), numbered }).columns.insert(column, sort);
        }
    }
    Ok(tables)
}

async fn ask(db: &DatabaseTransaction, question: &str) -> anyhow::Result<Vec<QueryResult>> {
    Ok(db.query_all_raw(Statement::from_string(db.get_database_backend(), question)).await?)
}

/// Reads a table row by row, sums it up, and writes it.
async fn walk(
    from: &DatabaseTransaction,
    name: &str,
    table: &Table,
    to: Option<&DatabaseTransaction>,
    each: &mut (dyn FnMut(u64) + Send),
) -> anyhow::Result<Sum> {
    let mut sum = Sum::default();
    let mut after = i64::MIN;
    // A name for each table: what the connection knows of a question's answer is kept by its words.
    let cursor = format!("\"walk {name}\"");
    if is_postgres(from) {
        from.execute_unprepared(&format!("DECLARE {cursor} NO SCROLL CURSOR FOR SELECT * FROM \"{name}\"")).await?;
    }
    loop {
        let rows = if is_postgres(from) {
            ask(from, &format!("FETCH {PAGE} FROM {cursor}")).await?
        } else if table.numbered {
            let order = format!("WHERE rowid > {after} ORDER BY rowid LIMIT {PAGE}");
            ask(from, &format!("SELECT rowid AS walk_rowid, * FROM \"{name}\" {order}")).await?
        } else {
            ask(from, &format!("SELECT * FROM \"{name}\"")).await?
        };
        let Some(last) = rows.last() else { break };
        if table.numbered {
            after = last.try_get("", "walk_rowid")?;
        }
        let read = |row: &QueryResult| table.columns.iter().map(|(column, sort)| sort.read(row, column)).collect();
        let rows: Vec<Vec<Value>> = rows.iter().map(read).collect::<anyhow::Result<_>>()?;
        for row in &rows {
            sum.add(row);
        }
        for rows in rows.chunks(PAGE) {
            if let Some(to) = to {
                to.execute(&writing(name, table, rows)?).await?;
            }
        }
        each(rows.len() as u64);
        if !table.numbered && !is_postgres(from) {
            break;
        }
    }
    if is_postgres(from) {
        from.execute_unprepared(&format!("CLOSE {cursor}")).await?;
    }
    Ok(sum)
}

fn writing(name: &str, table: &Table, rows: &[Vec<Value>]) -> anyhow::Result<InsertStatement> {
    let mut insert = Query::insert();
    insert.into_table(Alias::new(name)).columns(table.columns.keys().map(Alias::new));
    for row in rows {
        insert.values(row.iter().cloned().map(Expr::value))?;
    }
    Ok(insert)
}

/// Rows that name one another may come in any order until all are there. What was told so, to be told otherwise again.
async fn defer(db: &DatabaseTransaction) -> anyhow::Result<Vec<String>> {
    if !is_postgres(db) {
        db.execute_unprepared("PRAGMA defer_foreign_keys = ON").await?;
        return Ok(Vec::new());
    }
    let question = "SELECT conrelid::regclass::text AS t, conname::text AS c FROM pg_constraint \
                    WHERE contype = 'f' AND connamespace = current_schema()::regnamespace";
    let mut held = Vec::new();
    for row in ask(db, question).await.context("ask which rows name one another")? {
        let (table, name): (String, String) = (row.try_get("", "t")?, row.try_get("", "c")?);
        held.push(format!("ALTER TABLE {table} ALTER CONSTRAINT \"{name}\""));
    }
    for constraint in &held {
        db.execute_unprepared(&format!("{constraint} DEFERRABLE INITIALLY DEFERRED")).await?;
    }
    Ok(held)
}

/// Now they must agree.
async fn settle(db: &DatabaseTransaction, held: &[String]) -> anyhow::Result<()> {
    if is_postgres(db) {
        db.execute_unprepared("SET CONSTRAINTS ALL IMMEDIATE").await.context("rows name others that are not there")?;
    }
    for constraint in held {
        db.execute_unprepared(&format!("{constraint} NOT DEFERRABLE")).await?;
    }
    Ok(())
}
