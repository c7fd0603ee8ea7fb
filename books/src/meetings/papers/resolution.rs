//! The resolution of a month's meeting: what was concluded, what was voted, the tasks given.

use super::agenda::put_meeting;
use crate::meetings::store::agenda_item;
use crate::meetings::{attendances, members, minutes, store};
use crate::papers::bullets;
use crate::tasks;
use chibo_core::meeting::{AgendaKind, presence};
use chibo_frame::db::code;
use chibo_frame::{App, Page};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::Gathered;
use uuid::Uuid;

pub(super) async fn gather(app: &App, page: &Page, id: Uuid) -> anyhow::Result<Option<Gathered>> {
    let Some(meeting) = store::find(&app.db, id).await? else { return Ok(None) };
    let items = store::list_agenda(&app.db, id).await?;
    let mut values = Values::default();
    put_meeting(page, &meeting, &mut values)?;
    put_presence(app, page, &meeting, &mut values).await?;
    let is_of_last_month = |item: &&agenda_item::Model| item.kind == code(&AgendaKind::LastMonth);
    let conclusion = |item: &agenda_item::Model| item.conclusion.clone().filter(|text| !text.is_empty());
    values.pieces("đánh giá tháng trước", bullets(items.iter().filter(is_of_last_month).filter_map(conclusion)));
    let concluded: Vec<String> = items.iter().filter(|item| !is_of_last_month(item)).filter_map(conclusion).collect();
    if concluded.is_empty() {
        values.missing("các kết luận", page.t("meetings-gap-conclusions"));
    } else {
        values.pieces("các kết luận", bullets(concluded));
    }
    let given = tasks::list_of_meeting(&app.db, id).await?;
    values.pieces("nhiệm vụ được giao", [Piece::Table(tasks_given(page, &given))]);
    let base = minutes::base(&app.db, &meeting).await?;
    let voted = items.iter().rev().find_map(|item| minutes::vote(page, item, base));
    values.words("kết quả biểu quyết", voted.unwrap_or_default());
    let label = crate::meetings::title(page, &meeting)?;
    Ok(Some(Gathered { day: meeting.on_day, label, issuer: None, values }))
}

fn tasks_given(page: &Page, given: &[tasks::task::Model]) -> Table {
    let mut table = Table::of([
        Column::right(page.t("books-col-number"), 12),
        Column::wide(page.t("books-col-task")),
        Column::left(page.t("books-col-owner"), 48),
        Column::centre(page.t("books-col-due"), 26),
    ]);
    for (number, task) in (1..).zip(given) {
        let due = task.due_on.map(|day| page.day(&day)).unwrap_or_default();
        table.push([format!("{number}"), task.title.clone(), task.owner.clone(), due]);
    }
    table
}

/// Who came of those required.
pub(super) async fn put_presence(
    app: &App,
    page: &Page,
    meeting: &store::meeting::Model,
    values: &mut Values,
) -> anyhow::Result<()> {
    let Some(marks) = attendances(&app.db, &[meeting.id]).await?.remove(&meeting.id) else {
        for field in ["có mặt", "phải dự"] {
            values.missing(field, page.t("meetings-gap-attendance"));
        }
        return Ok(());
    };
    let figures = presence(&members(&app.db, meeting.cell_id).await?, meeting.on_day, &marks);
    values.words("có mặt", figures.present).words("phải dự", figures.required);
    Ok(())
}
