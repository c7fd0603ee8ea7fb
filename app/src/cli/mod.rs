//! The command line, one file a command. Others rely on its names, shapes and exit codes.

mod account;
mod backup;
mod check;
mod demo;
mod document;
mod election;
mod election_scan;
mod election_sheet;
mod evidence;
mod import;
mod key;
mod moving;
mod new;
mod roll;
mod serve;
mod targets;
mod term;

use crate::upgrade::Stopped;
use anyhow::Context;
use chibo_frame::app::Clock;
use chibo_frame::backup::tables::Differs;
use chibo_frame::key::{Damaged, Given, Locked};
use chibo_frame::trouble::Trouble;
use chibo_frame::{App, Lang, Message, Page};
use clap::{Parser, Subcommand};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// The whole term of a Party cell: roll, meetings, targets, congress, news.
#[derive(Parser)]
#[command(name = "chibo", version, about)]
pub struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Command,
}

/// What every command takes.
#[derive(clap::Args, Clone)]
struct Options {
    /// The data directory
    #[arg(long, global = true, env = "CHIBO_DATA", default_value = "./chibo-data")]
    data: PathBuf,
    /// A PostgreSQL database instead of the SQLite file; files stay in the data directory
    #[arg(long, global = true, env = "CHIBO_DATABASE_URL")]
    database_url: Option<String>,
    /// The key as it was printed, or the file in which it stands apart from the data; without it, chibo.key in the data directory
    #[arg(long, global = true, env = "CHIBO_KEY", hide_env_values = true)]
    key: Option<String>,
    /// The language of messages
    #[arg(long, global = true, default_value = "vi", value_parser = ["vi", "en"])]
    lang: String,
    /// Print the answer as one JSON document, where the command has one
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Load and serve the demonstration
    Demo(demo::Demo),
    /// Make an empty data directory with one cell
    New(new::New),
    /// Open a term
    #[command(subcommand)]
    Term(term::Term),
    /// Serve office, hall and public site
    Serve(serve::Serve),
    /// List accounts, give one a new password
    #[command(subcommand)]
    Account(account::Account),
    /// Import workbooks, or take an import back
    Import(import::Import),
    /// Print the readings of the targets
    Targets(targets::Targets),
    /// Print the roll of a day
    Roll(roll::Roll),
    /// Register evidence for a target
    #[command(subcommand)]
    Evidence(evidence::Evidence),
    /// List, export, verify elections; print their ballots
    #[command(subcommand)]
    Election(election::Election),
    /// Write one document
    Document(document::Document),
    /// Copy everything into one encrypted file
    Backup(backup::Backup),
    /// Bring a backup back into a new data directory
    Restore(backup::Restore),
    /// Move everything into a PostgreSQL database, or back into a data directory, and compare every record
    Move(moving::Move),
    /// Print the key of the data directory, or change it
    Key(key::Show),
    /// Verify the log of acts, the records, the database and its files
    Check,
}

/// How a command ended.
enum Ended {
    /// Done: exit 0.
    Done,
    /// The answer is no: exit 1.
    No,
    /// The input was refused, and why: exit 2.
    Refused(Message),
    /// The input was refused, and why has been said: exit 2.
    RefusedAlready,
}

/// Runs one command.
pub async fn run(cli: Cli) -> ExitCode {
    let page = Page::open(crate::house::words(), Lang::parse(&cli.options.lang).unwrap_or_default(), "", false);
    match dispatch(&cli.options, &page, cli.command).await {
        Ok(Ended::Done) => ExitCode::SUCCESS,
        Ok(Ended::No) => ExitCode::from(1),
        Ok(Ended::RefusedAlready) => ExitCode::from(2),
        Ok(Ended::Refused(message)) => {
            tell(&message.text);
            message.remedy.iter().for_each(|remedy| tell(remedy));
            ExitCode::from(2)
        }
        Err(fault) => {
            if let Some(message) = known(&page, &fault) {
                tell(&message.text);
                message.remedy.iter().for_each(|remedy| tell(remedy));
                return ExitCode::from(2);
            }
            tell(&page.t1("cli-fault", "fault", format!("{fault:#}")));
            ExitCode::from(2)
        }
    }
}

/// What a fault comes from, where it is a trouble of the machine's or an upgrade that was stopped.
fn known(page: &Page, fault: &anyhow::Error) -> Option<Message> {
    if let Some(stopped) = fault.downcast_ref::<Stopped>() {
        return Some(stopped.message(page));
    }
    if let Some(bad) = fault.downcast_ref::<Damaged>() {
        return Some(Message::new(page.t1("cli-key-damaged", "file", bad.0.display())).remedy(page.t("cli-key-damaged-remedy")));
    }
    if let Some(locked) = fault.downcast_ref::<Locked>() {
        return Some(key::locked(page, locked));
    }
    if let Some(differs) = fault.downcast_ref::<Differs>() {
        return Some(Message::new(page.t1("cli-differs", "table", &differs.0)).remedy(page.t("cli-differs-remedy")));
    }
    Trouble::of(fault).map(|trouble| trouble.message(page.words(), page.lang))
}

async fn dispatch(options: &Options, page: &Page, command: Command) -> anyhow::Result<Ended> {
    match command {
        Command::Demo(command) => demo::run(options, page, command).await,
        Command::New(command) => new::run(options, page, command).await,
        Command::Term(command) => term::run(options, page, command).await,
        Command::Serve(command) => serve::run(options, page, command).await,
        Command::Account(command) => account::run(options, page, command).await,
        Command::Import(command) => import::run(options, page, command).await,
        Command::Targets(command) => targets::run(options, page, command).await,
        Command::Roll(command) => roll::run(options, page, &command).await,
        Command::Evidence(command) => evidence::run(options, page, command).await,
        Command::Election(command) => election::run(options, page, command).await,
        Command::Document(command) => document::run(options, page, &command).await,
        Command::Backup(command) => backup::run(options, page, command).await,
        Command::Restore(command) => backup::restore(options, page, command).await,
        Command::Move(command) => moving::run(options, page, command).await,
        Command::Key(command) => key::run(options, page, command).await,
        Command::Check => check::run(options, page).await,
    }
}

impl Options {
    /// Opens the data directory, which must exist already.
    async fn open(&self, page: &Page) -> anyhow::Result<Result<App, Message>> {
        if self.database_url.is_none() && !self.data.join("chibo.sqlite").exists() {
            let text = page.t1("cli-no-data", "dir", self.data.display());
            return Ok(Err(Message::new(text).remedy(page.t("cli-no-data-remedy"))));
        }
        Ok(Ok(self.create().await?))
    }

    /// The key that was given.
    fn given(&self) -> Option<Given> {
        self.key.as_deref().map(Given::parse)
    }

    /// Opens the data directory, making it where it is not there.
    async fn create(&self) -> anyhow::Result<App> {
        let key = self.given();
        crate::house::open_with(&self.data, self.database_url.as_deref(), key.as_ref(), Clock::Machine).await
    }
}

/// Opens the data directory or ends the command with the reason.
macro_rules! open_or_refuse {
    ($options:expr, $page:expr) => {
        match $options.open($page).await? {
            Ok(app) => app,
            Err(message) => return Ok(Ended::Refused(message)),
        }
    };
}
use open_or_refuse;

/// A line for people: standard error, so that standard output holds the answer alone.
fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// The answer: standard output. A reader who closed it, such as `head`, is no fault.
fn answer(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// The answer as one JSON document.
fn answer_json(value: &impl Serialize) -> anyhow::Result<()> {
    answer(&serde_json::to_string_pretty(value).context("write JSON")?);
    Ok(())
}
