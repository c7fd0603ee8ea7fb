//! The programme of a meeting, with what has to be reported on.

use crate::meetings::{agenda_words, store};
use crate::names;
use crate::papers::bullets;
use crate::tasks;
use chibo_frame::{App, Page};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::Gathered;
use uuid::Uuid;

pub(super) async fn gather(app: &App, page: &Page, id: Uuid) -> anyhow::Result<Option<Gathered>> {
    let Some(meeting) = store::find(&app.db, id).await? else { return Ok(None) };
    let items = store::list_agenda(&app.db, id).await?;
    let mut values = Values::default();
    put_meeting(page, &meeting, &mut values)?;
    let mut table = Table::of([
        Column::centre(page.t("meetings-item-time"), 28),
        Column::wide(page.t("meetings-item")),
        Column::left(page.t("meetings-item-by"), 42),
    ]);
    for line in agenda_words::lines(page, &meeting, &items)? {
        table.push([line.time, line.title, line.prepared_by]);
    }
    if table.rows.is_empty() {
        values.missing("chương trình", page.t("meetings-gap-agenda"));
    } else {
        values.pieces("chương trình", [Piece::Table(table)]);
    }
    let minutes: i32 = items.iter().map(|item| item.minutes).fold(0, i32::saturating_add);
    values.words("số phút", if minutes > 0 { minutes.to_string() } else { String::new() });
    let unfinished = tasks::list_unfinished(&app.db, meeting.cell_id, meeting.on_day).await?;
    values.pieces("nhiệm vụ chưa xong", bullets(unfinished.iter().map(|task| tasks::told(page, task))));
    let label = crate::meetings::title(page, &meeting)?;
    Ok(Some(Gathered { day: app.today().min(meeting.on_day), label, issuer: None, values }))
}

/// When, where, how and under whom a meeting is held.
pub(super) fn put_meeting(page: &Page, meeting: &store::meeting::Model, values: &mut Values) -> anyhow::Result<()> {
    let text = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let at = meeting.opened_at.or(meeting.starts_at).map(names::clock);
    let form = crate::meetings::show::form_words(page, meeting.meeting_form()?).to_lowercase();
    let month = chrono::Datelike::month(&meeting.on_day);
    values
        .words("cuộc họp", crate::meetings::title(page, meeting)?)
        .words("chuyên đề", text(&meeting.title).unwrap_or_default())
        .words("ngày họp", page.day(&meeting.on_day))
        .words("tháng", format!("{month}/{}", chrono::Datelike::year(&meeting.on_day)))
        .words_or("giờ họp", at, &page.t("meetings-gap-time"))
        .words_or("địa điểm", text(&meeting.place), &page.t("meetings-gap-place"))
        .words("hình thức", form)
        .words_or("chủ trì", text(&meeting.chair), &page.t("meetings-gap-chair"))
        .words_or("thư ký", text(&meeting.clerk), &page.t("meetings-gap-clerk"));
    Ok(())
}
