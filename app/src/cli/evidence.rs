//! `chibo evidence add`: evidence for a target that no count answers.

use super::term::day;
use super::{Ended, Options, answer, open_or_refuse};
use chibo_core::target::MeasureKind;
use chibo_frame::{Message, Page};
use chibo_term::targets::{add_evidence, refusal_text};

/// Evidence
#[derive(clap::Subcommand)]
pub(super) enum Evidence {
    /// Register evidence
    Add {
        /// The measure: `renewed_meetings`, `four_goods` or `development_plan`
        measure: String,
        /// The year it counts for
        #[arg(long)]
        year: i32,
        /// What it is
        #[arg(long)]
        note: String,
        /// Its day
        #[arg(long)]
        date: Option<String>,
    },
}

pub(super) async fn run(options: &Options, page: &Page, command: Evidence) -> anyhow::Result<Ended> {
    let Evidence::Add { measure, year, note, date } = command;
    let Ok(kind) = measure.parse::<MeasureKind>() else {
        let names =
            MeasureKind::ALL.iter().filter(|kind| kind.takes_evidence()).map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
        return Ok(Ended::Refused(Message::new(page.t1("cli-no-measure", "measure", measure)).remedy(page.t1(
            "cli-no-measure-remedy",
            "names",
            names,
        ))));
    };
    let on = match date.map(|text| day(page, &text)).transpose() {
        Ok(on) => on,
        Err(message) => return Ok(Ended::Refused(message)),
    };
    let app = open_or_refuse!(options, page);
    match add_evidence(&app, None, kind, year, on, &note).await? {
        Ok(()) => answer(&page.t("cli-evidence-added")),
        Err(refused) => return Ok(Ended::Refused(refusal_text(page, &refused))),
    }
    Ok(Ended::Done)
}
