//! `chibo import`: workbooks in, and an import taken back.

use super::{Ended, Options, answer, answer_json, open_or_refuse, tell};
use chibo_frame::record::Undone;
use chibo_frame::{App, Message, Page};
use chibo_people::units;
use chibo_term::imports;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Import workbooks, or take an import back: `chibo import undo BATCH`
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Import {
    #[command(subcommand)]
    undo: Option<Undo>,
    /// The workbooks
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Say what would happen, write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write nothing if any row has an error
    #[arg(long)]
    strict: bool,
}

#[derive(clap::Subcommand)]
enum Undo {
    /// Take one import back whole
    Undo {
        /// The import's batch
        batch: Uuid,
    },
}

pub(super) async fn run(options: &Options, page: &Page, command: Import) -> anyhow::Result<Ended> {
    let app = open_or_refuse!(options, page);
    if let Some(Undo::Undo { batch }) = command.undo {
        return undo(page, &app, batch).await;
    }
    if units::find_cell(&app.db).await?.is_none() {
        return Ok(Ended::Refused(Message::new(page.t("refused-no-cell")).remedy(page.t("refused-no-cell-remedy"))));
    }
    let mut files = Vec::new();
    for path in &command.files {
        match read(page, path) {
            Ok(file) => files.push(file),
            Err(message) if options.json => {
                answer_json(&imports::unopened(&path.display().to_string(), &message))?;
                return Ok(Ended::RefusedAlready);
            }
            Err(message) => return Ok(Ended::Refused(message)),
        }
    }
    let outcome = if command.dry_run {
        imports::try_out(&app, files, command.strict).await?
    } else {
        imports::import(&app, None, files, command.strict).await?
    };
    if options.json {
        answer_json(&imports::report(page.words(), page.lang, &outcome))?;
    } else {
        answer(imports::text(page.words(), page.lang, &outcome).trim_end());
    }
    Ok(if outcome.is_refused() { Ended::RefusedAlready } else { Ended::Done })
}

/// A file of the command line.
fn read(page: &Page, path: &Path) -> Result<imports::File, Message> {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let bytes = std::fs::read(path)
        .map_err(|_| Message::new(page.t1("cli-no-file", "file", path.display())).remedy(page.t("cli-no-file-remedy")))?;
    Ok(imports::File { name, bytes })
}

async fn undo(page: &Page, app: &App, batch: Uuid) -> anyhow::Result<Ended> {
    let undone = imports::undo(app, None, batch).await?;
    let text = imports::undone_text(page.words(), page.lang, undone.as_ref());
    if matches!(undone, Some(Undone::Whole(_) | Undone::Already)) {
        answer(&text);
        return Ok(Ended::Done);
    }
    tell(&text);
    Ok(Ended::RefusedAlready)
}
