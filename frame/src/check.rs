//! Whether everything is as it was left: the chain of acts, the records, the database's own files, and the files that the
//! slices keep beside it.

use crate::app::App;
use crate::record::{self, Broken, Unlike, Why};
use crate::words::{Lang, Words};
use anyhow::Context;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde::{Serialize, Serializer};
use std::future::Future;
use std::pin::Pin;

/// What was looked at, and what does not hold.
#[derive(Debug, Serialize)]
pub struct Report {
    /// How many entries the log of acts has.
    pub entries: i64,
    /// How many records were compared with the log.
    pub records: u64,
    /// How many files were compared with what is known of them.
    pub files: u64,
    /// What does not hold, the first broken entry of the log first.
    pub faults: Vec<Fault>,
}

/// One thing that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "where", rename_all = "snake_case")]
pub enum Fault {
    /// The database's own file, in the database's words.
    Database {
        /// What it says.
        says: String,
    },
    /// An entry of the log.
    Entry {
        /// Its number.
        number: i64,
        /// The act.
        act: Option<String>,
        /// What is wrong with it.
        #[serde(serialize_with = "code")]
        why: Why,
    },
    /// A record.
    Record {
        /// Its kind.
        kind: String,
        /// Its key.
        key: String,
        /// What is wrong with it.
        #[serde(serialize_with = "code")]
        why: Why,
    },
    /// A file.
    File {
        /// Its path in the data directory.
        path: String,
        /// What is wrong with it.
        #[serde(serialize_with = "code")]
        why: Why,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn code<S: Serializer>(why: &Why, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(why.code())
}

/// What a slice finds out about the files that it keeps.
#[derive(Debug, Default)]
pub struct Files {
    /// How many it looked at.
    pub count: u64,
    /// Those that are not as they were left: path in the data directory, and what is wrong.
    pub wrong: Vec<(String, Why)>,
}

/// Looks at the files of a slice.
pub type FileCheck = for<'a> fn(&'a App) -> Checking<'a>;

/// The answer of a [`FileCheck`] on its way.
pub type Checking<'a> = Pin<Box<dyn Future<Output = anyhow::Result<Files>> + Send + 'a>>;

/// Looks at everything.
pub async fn check(app: &App) -> anyhow::Result<Report> {
    let mut faults = database(app).await?;
    let checked = record::check(app).await?;
    faults.extend(checked.broken.iter().map(of_entry));
    faults.extend(checked.unlike.into_iter().map(of_record));
    let mut files = 0;
    for look in app.files.iter() {
        let found = look(app).await?;
        files += found.count;
        faults.extend(found.wrong.into_iter().map(|(path, why)| Fault::File { path, why }));
    }
    Ok(Report { entries: checked.entries, records: checked.records, files, faults })
}

fn of_entry(broken: &Broken) -> Fault {
    Fault::Entry { number: broken.number, act: broken.act.map(|id| id.to_string()), why: broken.why }
}

fn of_record(unlike: Unlike) -> Fault {
    Fault::Record { kind: unlike.kind, key: unlike.key, why: unlike.why }
}

/// What SQLite says of its file; PostgreSQL keeps its own checksums.
async fn database(app: &App) -> anyhow::Result<Vec<Fault>> {
    if app.db.get_database_backend() != DbBackend::Sqlite {
        return Ok(Vec::new());
    }
    let mut faults = Vec::new();
    for question in ["PRAGMA integrity_check", "PRAGMA foreign_key_check"] {
        let rows = app.db.query_all_raw(Statement::from_string(DbBackend::Sqlite, question)).await;
        for row in rows.context("ask the database about itself")? {
            let says: String = row.try_get_by_index(0)?;
            if says != "ok" {
                faults.push(Fault::Database { says });
            }
        }
    }
    Ok(faults)
}

impl Report {
    /// Whether everything is as it was left.
    pub fn holds(&self) -> bool {
        self.faults.is_empty()
    }

    /// What was looked at, in a sentence.
    pub fn summary(&self, words: &Words, lang: Lang) -> String {
        let (entries, records, files) =
            (lang.number(self.entries.unsigned_abs()), lang.number(self.records), lang.number(self.files));
        let faults = lang.number(self.faults.len() as u64);
        let key = if self.holds() { "check-holds" } else { "check-fails" };
        words.with(lang, key, &[("entries", &entries), ("records", &records), ("files", &files), ("faults", &faults)])
    }
}

impl Fault {
    /// The fault in a sentence. `kind` names a kind of records in words.
    pub fn worded(&self, words: &Words, lang: Lang, kind: impl Fn(&str) -> String) -> String {
        let said = |place: &str, why: Why| format!("check-{place}-{}", why.code());
        match self {
            Self::Database { says } => words.with(lang, "check-database", &[("says", says)]),
            Self::Entry { number, why, .. } => {
                words.with(lang, &said("entry", *why), &[("number", &lang.number(number.unsigned_abs()))])
            }
            Self::Record { kind: name, key, why } => {
                words.with(lang, &said("record", *why), &[("kind", &kind(name)), ("key", key)])
            }
            Self::File { path, why } => words.with(lang, &said("file", *why), &[("path", path)]),
        }
    }
}
