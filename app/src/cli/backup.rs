//! `chibo backup`, `chibo restore`: a copy of everything, and the way back.

use super::{Ended, Options, answer, answer_json, open_or_refuse, tell};
use crate::house;
use anyhow::Context;
use chibo_frame::app::Clock;
use chibo_frame::backup::{self, Contents, Refusal};
use chibo_frame::check::check;
use chibo_frame::key::{self, Given, Key};
use chibo_frame::{Message, Page, db, record};
use chibo_people::acts::kind_text;
use sea_orm_migration::SchemaManager;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Copy everything into one encrypted file, while people work
#[derive(clap::Args)]
pub(super) struct Backup {
    /// The file to write; one of that name is replaced when the new one is whole
    file: PathBuf,
}

/// Bring a backup back into a new data directory, and compare
#[derive(clap::Args)]
pub(super) struct Restore {
    /// The file that `chibo backup` wrote
    file: PathBuf,
}

/// What is said of a backup for programs.
#[derive(Serialize)]
struct Said<'a> {
    file: String,
    made_at: String,
    version: &'a str,
    key: String,
    files: usize,
    bytes: u64,
}

fn said<'a>(file: &Path, contents: &'a Contents, key: &Key) -> Said<'a> {
    Said {
        file: file.display().to_string(),
        made_at: contents.made_at.to_rfc3339(),
        version: &contents.version,
        key: key.name(),
        files: contents.files.len(),
        bytes: contents.files.iter().map(|file| file.bytes).sum(),
    }
}

pub(super) async fn run(options: &Options, page: &Page, command: Backup) -> anyhow::Result<Ended> {
    let app = open_or_refuse!(options, page);
    let contents = backup::write(&app, None, &command.file).await?;
    let key = app.key();
    key::remember(&key);
    let said = said(&command.file, &contents, &key);
    if options.json {
        answer_json(&said)?;
    } else {
        let (files, size) = (page.number(&contents.files.len()), page.number(&(said.bytes / 1024)));
        answer(&page.with("cli-backup-done", &[("file", &said.file), ("files", &files), ("size", &size), ("key", &said.key)]));
    }
    Ok(Ended::Done)
}

pub(super) async fn restore(options: &Options, page: &Page, command: Restore) -> anyhow::Result<Ended> {
    if !command.file.is_file() {
        let text = page.t1("cli-no-file", "file", command.file.display());
        return Ok(Ended::Refused(Message::new(text).remedy(page.t("cli-no-file-remedy"))));
    }
    let Some(name) = backup::key_name(&command.file)? else { return Ok(Ended::Refused(worded(page, &Refusal::NotABackup))) };
    let key = match options.given().map(Given::read).transpose() {
        Ok(Some(key)) => key,
        Ok(None) => match key::remembered(&name)? {
            Some(key) => key,
            None => return Ok(Ended::Refused(worded(page, &Refusal::OtherKey(name)))),
        },
        Err(_) => return Ok(Ended::Refused(Message::new(page.t("cli-key-mistyped")).remedy(page.t("cli-key-remedy")))),
    };
    if let Some(url) = &options.database_url
        && !is_empty(url).await?
    {
        return Ok(Ended::Refused(
            Message::new(page.t("cli-backup-database-holds")).remedy(page.t("cli-backup-database-holds-remedy")),
        ));
    }
    let (file, data) = (command.file.clone(), options.data.clone());
    let read = tokio::task::spawn_blocking({
        let key = key.clone();
        move || backup::restore(&file, &key, &data)
    });
    let contents = match read.await.context("bring a backup back")?? {
        Ok(contents) => contents,
        Err(refusal @ Refusal::Damaged(_)) => {
            let message = worded(page, &refusal);
            tell(&message.text);
            message.remedy.iter().for_each(|remedy| tell(remedy));
            return Ok(Ended::No);
        }
        Err(refusal) => return Ok(Ended::Refused(worded(page, &refusal))),
    };
    key::remember(&key);
    compare(options, page, &command, &contents, &key).await
}

/// What was brought back is, byte for byte, what was copied; whether that was whole, the log and the records say.
async fn compare(options: &Options, page: &Page, command: &Restore, contents: &Contents, key: &Key) -> anyhow::Result<Ended> {
    if let Some(url) = &options.database_url {
        into_database(&options.data, url).await?;
    }
    let report = check(&options.create().await?).await?;
    if options.json {
        #[derive(Serialize)]
        struct Restored<'a> {
            backup: Said<'a>,
            check: &'a chibo_frame::check::Report,
        }
        answer_json(&Restored { backup: said(&command.file, contents, key), check: &report })?;
    } else {
        let files = page.number(&contents.files.len());
        answer(&page.with("cli-restored", &[("dir", &options.data.display()), ("files", &files)]));
        answer(&report.summary(page.words(), page.lang));
        for fault in &report.faults {
            answer(&fault.worded(page.words(), page.lang, |kind| kind_text(page.words(), page.lang, kind)));
        }
    }
    Ok(if report.holds() { Ended::Done } else { Ended::No })
}

/// Whether nothing was ever done in a database.
async fn is_empty(url: &str) -> anyhow::Result<bool> {
    let database = db::connect(url).await?;
    Ok(!SchemaManager::new(&database).has_table("act").await? || !record::any_act(&database).await?)
}

/// Carries what was brought back into another database, table by table, and compares; then the file goes.
async fn into_database(data: &Path, url: &str) -> anyhow::Result<()> {
    let back = house::open(data, None, Clock::Machine).await?;
    let database = db::connect(url).await?;
    db::migrate(&database, house::migrations).await?;
    backup::tables::carry(&back, &database).await?;
    back.db.close().await.context("close the file that was brought back")?;
    std::fs::remove_file(data.join("chibo.sqlite")).context("remove the file that was brought back")
}

fn worded(page: &Page, refusal: &Refusal) -> Message {
    let say = |name: &str| Message::new(page.t(&format!("cli-backup-{name}"))).remedy(page.t(&format!("cli-backup-{name}-remedy")));
    match refusal {
        Refusal::NotABackup => say("none"),
        Refusal::NotEmpty => say("not-empty"),
        Refusal::OtherKey(name) => Message::new(page.t1("cli-backup-other-key", "name", name)).remedy(page.t("cli-key-remedy")),
        Refusal::Damaged(what) => {
            Message::new(page.t1("cli-backup-damaged", "what", what)).remedy(page.t("cli-backup-damaged-remedy"))
        }
    }
}
