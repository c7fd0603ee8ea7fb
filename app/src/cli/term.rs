//! `chibo term open`: a term with its targets.

use super::{Ended, Options, answer, open_or_refuse};
use anyhow::Context;
use chibo_core::day::{Day, parse_day};
use chibo_frame::{Message, Page};
use chibo_term::targets::{NewTerm, TargetsFile, open_term, refusal_text};
use std::path::PathBuf;

/// Terms
#[derive(clap::Subcommand)]
pub(super) enum Term {
    /// Open a term; without --targets, with the twelve of the template
    Open {
        /// The term's label, such as 2022-2025
        label: String,
        /// The first day
        #[arg(long)]
        from: String,
        /// The last day
        #[arg(long)]
        to: String,
        /// The number of the congress that opens it
        #[arg(long, default_value_t = 1)]
        congress: u32,
        /// A file of targets
        #[arg(long)]
        targets: Option<PathBuf>,
    },
}

pub(super) async fn run(options: &Options, page: &Page, command: Term) -> anyhow::Result<Ended> {
    let Term::Open { label, from, to, congress, targets } = command;
    let (from, to) = match (day(page, &from), day(page, &to)) {
        (Ok(from), Ok(to)) => (from, to),
        (Err(message), _) | (_, Err(message)) => return Ok(Ended::Refused(message)),
    };
    let says = chibo_core::term::Term { congress, from, to }.label();
    if says != label {
        let text = page.with("cli-term-label", &[("label", &label), ("says", &says)]);
        return Ok(Ended::Refused(Message::new(text).remedy(page.t("cli-term-label-remedy"))));
    }
    let text =
        targets.map(|path| std::fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))).transpose()?;
    let targets = match TargetsFile::read(text.as_deref()) {
        Ok(targets) => targets,
        Err(fault) => return Ok(Ended::Refused(Message::new(page.t1("cli-targets-file", "fault", format!("{fault:#}"))))),
    };
    let app = open_or_refuse!(options, page);
    match open_term(&app, None, NewTerm { from, to, congress, targets }).await? {
        Ok(_) => answer(&page.t1("cli-term-opened", "label", label)),
        Err(refused) => return Ok(Ended::Refused(refusal_text(page, &refused))),
    }
    Ok(Ended::Done)
}

/// A day of the command line.
pub(super) fn day(page: &Page, text: &str) -> Result<Day, Message> {
    parse_day(text).ok_or_else(|| Message::new(page.t1("refused-day", "text", text)).remedy(page.t("refused-day-remedy")))
}
