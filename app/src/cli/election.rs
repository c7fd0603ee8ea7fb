//! `chibo election`: list, export, verify, sheet, scan.

use super::election_scan::{self, Scan};
use super::election_sheet::{self, Sheet};
use super::{Ended, Options, answer, answer_json, open_or_refuse, tell};
use chibo_congress::Listed;
use chibo_core::congress::CongressNumber;
use chibo_core::election::{Statement, verify};
use chibo_frame::{Message, Page};
use std::path::PathBuf;
use uuid::Uuid;

/// Elections
#[derive(clap::Subcommand)]
pub(super) enum Election {
    /// List the elections of the data directory
    List,
    /// Print one election's record with its outcome
    Export {
        /// The election's id, see `list`
        id: Uuid,
    },
    /// Decide a record file again; it needs no data directory
    Verify {
        /// The record file
        file: PathBuf,
    },
    /// Print the ballot of a round, and the map of what stands where on it
    Sheet(Sheet),
    /// Read pictures of filled-in ballots; it assists the tellers, who rule on what is doubtful
    Scan(Scan),
}

pub(super) async fn run(options: &Options, page: &Page, command: Election) -> anyhow::Result<Ended> {
    match command {
        Election::Verify { file } => check(page, &file),
        Election::Sheet(command) => election_sheet::run(options, page, &command).await,
        Election::Scan(command) => election_scan::run(options, page, &command).await,
        Election::List => {
            let app = open_or_refuse!(options, page);
            for election in chibo_congress::list(&app).await? {
                answer(&line(page, &election));
            }
            Ok(Ended::Done)
        }
        Election::Export { id } => {
            let app = open_or_refuse!(options, page);
            match chibo_congress::export(&app, id).await? {
                Some(record) => answer(&record),
                None => {
                    return Ok(Ended::Refused(
                        Message::new(page.t1("cli-no-election", "id", id)).remedy(page.t("cli-no-election-remedy")),
                    ));
                }
            }
            Ok(Ended::Done)
        }
    }
}

/// One election: its key, its congress and the congress's key, the day, the office, its state.
fn line(page: &Page, election: &Listed) -> String {
    let state = page.t(if election.closed { "cli-election-closed" } else { "cli-election-open" });
    let practice = if election.practice { page.t("cli-election-practice") } else { String::new() };
    let day = page.day(&election.held_on);
    let office = page.t(&format!("office-{}", election.office.word()));
    let congress = CongressNumber(election.congress).to_roman();
    format!("{}  {congress} ({})  {day}  {}  {state} {practice}", election.id, election.congress_id, office)
}

fn check(page: &Page, file: &PathBuf) -> anyhow::Result<Ended> {
    let Ok(bytes) = std::fs::read(file) else {
        return Ok(Ended::Refused(Message::new(page.t1("cli-no-file", "file", file.display()))));
    };
    match verify(&bytes) {
        Ok(verified) => {
            answer_json(verified.outcome())?;
            match verified.statement {
                Statement::None => Ok(Ended::Done),
                Statement::Agrees => {
                    tell(&page.t("cli-verify-agrees"));
                    Ok(Ended::Done)
                }
                Statement::Differs(difference) => {
                    let (field, nothing) = (&difference.field, String::from("–"));
                    let stated = difference.stated.as_ref().unwrap_or(&nothing);
                    let computed = difference.computed.as_ref().unwrap_or(&nothing);
                    tell(&page.with("cli-verify-differs", &[("field", field), ("stated", stated), ("computed", computed)]));
                    Ok(Ended::No)
                }
            }
        }
        Err(faults) => {
            for fault in &faults {
                tell(&chibo_congress::fault_line(page, fault));
            }
            Ok(Ended::RefusedAlready)
        }
    }
}
