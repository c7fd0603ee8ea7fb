//! `chibo roll`: the roll of a day.

use super::term::day;
use super::{Ended, Options, answer, answer_json, open_or_refuse};
use chibo_frame::{Message, Page, readings};
use chibo_people::{roll, units};

/// Print the roll of a day
#[derive(clap::Args)]
pub(super) struct Roll {
    /// The day
    #[arg(long)]
    on: String,
}

pub(super) async fn run(options: &Options, page: &Page, command: &Roll) -> anyhow::Result<Ended> {
    let on = match day(page, &command.on) {
        Ok(on) => on,
        Err(message) => return Ok(Ended::Refused(message)),
    };
    let app = open_or_refuse!(options, page);
    let Some(cell) = units::find_cell(&app.db).await? else {
        return Ok(Ended::Refused(Message::new(page.t("refused-no-cell")).remedy(page.t("refused-no-cell-remedy"))));
    };
    let day_roll = roll::roll_of(&app, cell.id, on).await?;
    readings::taken(&app, "danh-sach", "chibo roll").await?;
    if options.json {
        answer_json(&day_roll)?;
    } else {
        answer(&page.with(
            "cli-roll",
            &[
                ("day", &page.day(&on)),
                ("members", &day_roll.members),
                ("official", &day_roll.official),
                ("probationary", &day_roll.probationary),
                ("exempt", &day_roll.exempt),
            ],
        ));
        for person in &day_roll.people {
            answer(&format!("  {}", person.name));
        }
    }
    Ok(Ended::Done)
}
