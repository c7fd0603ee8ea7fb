//! The committee's meeting before the cell's: what of last month is done and what is not, what the cell is to deal with.
//! Of the meeting itself the books keep nothing: the rest is written by hand.

use crate::meetings::{agenda_words, store};
use crate::papers::{bullets, numbered};
use crate::tasks;
use chibo_core::day::Day;
use chibo_core::mandate::HeldOffice;
use chibo_frame::{App, Page};
use chibo_paper::writing::Values;
use chibo_people::mandates;
use chibo_people::papers::{Gathered, Subject};
use chrono::{Datelike, Months};

pub(super) async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let first = subject.month().and_then(|(year, month)| Day::from_ymd_opt(year, month, 1));
    let Some(day) = first else { return Ok(None) };
    let before = day.checked_sub_months(Months::new(1)).unwrap_or(day);
    let written = |day: Day| format!("{}/{}", day.month(), day.year());
    let mut values = Values::default();
    values.words("tháng", written(day)).words("tháng trước", written(before));
    let all = tasks::list(&app.db, subject.cell).await?;
    let done = all.iter().filter(|task| task.done_on.is_some_and(|done| done >= before && done < day));
    values.pieces("nhiệm vụ đã xong", bullets(done.map(|task| tasks::told(page, task))));
    let unfinished = tasks::list_unfinished(&app.db, subject.cell, day).await?;
    values.pieces("nhiệm vụ chưa xong", bullets(unfinished.iter().map(|task| tasks::told(page, task))));
    put_cell_meeting(app, page, subject, day, &mut values).await?;
    let holders = mandates::office_holders_on(&app.db, subject.cell, day).await?;
    let mut names: Vec<&str> = Vec::new();
    for holder in holders.iter().filter(|holder| holder.mandate.office != HeldOffice::GroupHead) {
        if !names.contains(&holder.name.as_str()) {
            names.push(&holder.name);
        }
    }
    let count = if names.is_empty() { None } else { Some(names.len()) };
    values.words_or("số chi ủy viên", count, &page.t("meetings-gap-committee"));
    Ok(Some(Gathered { day, label: written(day), issuer: None, values }))
}

/// The cell's first meeting of the month, and what is on its programme.
async fn put_cell_meeting(app: &App, page: &Page, subject: &Subject, first: Day, values: &mut Values) -> anyhow::Result<()> {
    let all = store::list(&app.db, subject.cell).await?;
    let of_month = |row: &&store::meeting::Model| (row.on_day.year(), row.on_day.month()) == (first.year(), first.month());
    let Some(meeting) = all.iter().find(of_month) else {
        values.words("cuộc họp chi bộ", "").pieces("nội dung chi bộ", []);
        return Ok(());
    };
    let mut lines = Vec::new();
    for item in store::list_agenda(&app.db, meeting.id).await? {
        let by = if item.prepared_by.is_empty() { String::new() } else { format!(" ({})", item.prepared_by) };
        lines.push(format!("{}{by}", agenda_words::words(page, meeting, &item)?));
    }
    values.words("cuộc họp chi bộ", crate::meetings::title(page, meeting)?).pieces("nội dung chi bộ", numbered(lines));
    Ok(())
}
