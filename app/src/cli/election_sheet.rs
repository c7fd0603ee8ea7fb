//! `chibo election sheet`: the ballot of a round as PDF, and the map of what stands where on it.

use super::{Ended, Options, answer_json, tell};
use anyhow::Context;
use chibo_core::election::ElectionRecord;
use chibo_frame::{Message, Page};
use chibo_paper::sheet::{Ballot, Unprintable, print, print_test};
use serde::Serialize;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Print the ballot of a round
#[derive(clap::Args)]
pub(super) struct Sheet {
    /// An election of the data directory, see `list`; or a record file, which needs no data directory
    election: String,
    /// The round; the last where it is left out
    #[arg(long)]
    round: Option<usize>,
    /// Where to write the PDF
    #[arg(long)]
    out: PathBuf,
    /// Where to write the map
    #[arg(long)]
    map: PathBuf,
    /// Print the test page of printer and scanner instead
    #[arg(long)]
    test: bool,
}

/// What `--json` says.
#[derive(Serialize)]
struct Printed<'p> {
    out: &'p Path,
    map: &'p Path,
    round: usize,
    system: chibo_sheet::System,
    names: usize,
    code: Option<String>,
}

pub(super) async fn run(options: &Options, page: &Page, command: &Sheet) -> anyhow::Result<Ended> {
    let ballot = match ballot(options, page, &command.election, command.round).await? {
        Ok(ballot) => ballot,
        Err(ended) => return Ok(ended),
    };
    let made = ballot.and_then(|ballot| {
        let (pdf, map) = if command.test { print_test(&ballot).map(|test| (test.pdf, test.map))? } else { print(&ballot)? };
        Ok((ballot.round, pdf, map))
    });
    match made {
        Ok((round, pdf, map)) => write(options, page, command, round, &pdf, map),
        Err(Unprintable::Fault(fault)) => Err(fault.into()),
        Err(why) => Ok(Ended::Refused(chibo_congress::unprintable(page, &why))),
    }
}

/// What a round's ballot says, or why it cannot be printed; or how the command ends without knowing it.
pub(super) type Found = Result<Result<Ballot, Unprintable>, Ended>;

/// The ballot of an election of the data directory, by its id, or of a record file.
pub(super) async fn ballot(options: &Options, page: &Page, election: &str, round: Option<usize>) -> anyhow::Result<Found> {
    let Ok(id) = election.parse::<Uuid>() else { return Ok(of_file(page, election, round)) };
    let app = match options.open(page).await? {
        Ok(app) => app,
        Err(message) => return Ok(Err(Ended::Refused(message))),
    };
    let found = chibo_congress::ballot(&app, id, round).await?;
    Ok(found
        .ok_or_else(|| Ended::Refused(Message::new(page.t1("cli-no-election", "id", id)).remedy(page.t("cli-no-election-remedy")))))
}

/// The ballot that a record file describes; its faults are told.
fn of_file(page: &Page, file: &str, round: Option<usize>) -> Found {
    let bytes = std::fs::read(file).map_err(|_| {
        Ended::Refused(Message::new(page.t1("cli-no-file", "file", file)).remedy(page.t("cli-sheet-no-file-remedy")))
    })?;
    let record = ElectionRecord::read_prepared(bytes).map_err(|faults| {
        for fault in &faults {
            tell(&chibo_congress::fault_line(page, fault));
        }
        Ended::RefusedAlready
    })?;
    Ok(Ballot::of(&record, round))
}

fn write(
    options: &Options,
    page: &Page,
    command: &Sheet,
    round: usize,
    pdf: &[u8],
    map: chibo_sheet::Map,
) -> anyhow::Result<Ended> {
    std::fs::write(&command.out, pdf).with_context(|| format!("write {}", command.out.display()))?;
    let text = serde_json::to_string(&map).context("write JSON")?;
    std::fs::write(&command.map, text).with_context(|| format!("write {}", command.map.display()))?;
    if options.json {
        let contest = map.contests.first();
        answer_json(&Printed {
            out: &command.out,
            map: &command.map,
            round,
            system: contest.map(|contest| contest.system).unwrap_or_default(),
            names: contest.map_or(0, |contest| contest.candidates.len()),
            code: map.code,
        })?;
    }
    tell(&page.t1("cli-document-written", "file", command.out.display()));
    tell(&page.t1("cli-document-written", "file", command.map.display()));
    Ok(Ended::Done)
}
