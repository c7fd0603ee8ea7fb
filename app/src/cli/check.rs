//! `chibo check`: whether the log of acts, the records, the database and its files are as they were left.

use super::{Ended, Options, answer, answer_json, open_or_refuse};
use chibo_frame::Page;
use chibo_frame::check::check;
use chibo_people::acts::kind_text;

pub(super) async fn run(options: &Options, page: &Page) -> anyhow::Result<Ended> {
    let app = open_or_refuse!(options, page);
    let report = check(&app).await?;
    if options.json {
        answer_json(&report)?;
    } else {
        answer(&report.summary(page.words(), page.lang));
        for fault in &report.faults {
            answer(&fault.worded(page.words(), page.lang, |kind| kind_text(page.words(), page.lang, kind)));
        }
    }
    Ok(if report.holds() { Ended::Done } else { Ended::No })
}
