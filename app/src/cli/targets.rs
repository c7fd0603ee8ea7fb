//! `chibo targets`: the readings of a term.

use super::{Ended, Options, answer, answer_json, open_or_refuse};
use chibo_core::term::Period;
use chibo_frame::{Message, Page};
use chibo_term::targets::{find_term, reading_line, report_json, target_line};

/// Print the readings of the targets
#[derive(clap::Args)]
pub(super) struct Targets {
    /// The term's label; without it, the newest
    #[arg(long)]
    term: Option<String>,
    /// One year of the term
    #[arg(long)]
    year: Option<i32>,
}

pub(super) async fn run(options: &Options, page: &Page, command: Targets) -> anyhow::Result<Ended> {
    let app = open_or_refuse!(options, page);
    let Some(term) = find_term(&app, command.term.as_deref()).await? else {
        return Ok(Ended::Refused(Message::new(page.t("cli-no-term")).remedy(page.t("cli-no-term-remedy"))));
    };
    let judged = term.read(&app).await?;
    if options.json {
        answer_json(&report_json(&term, &judged, command.year)?)?;
        return Ok(Ended::Done);
    }
    answer(&format!("{} · {}", term.cell, term.term.label()));
    for target in judged.iter() {
        answer(&target_line(page, target));
        let asked = |period: Period| command.year.is_none_or(|year| period == Period::Year(year));
        for reading in target.readings.iter().filter(|reading| asked(reading.period)) {
            answer(&format!("    {}", reading_line(page, target.target.measure, reading)));
        }
    }
    Ok(Ended::Done)
}
