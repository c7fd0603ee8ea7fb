//! The minutes as a paper to file: what was signed, word for word, or what would be signed now.

use super::{draft, find_minutes, list_addenda};
use crate::fees;
use crate::meetings::store::find;
use crate::meetings::{attendances, show::title};
use crate::papers::bullets;
use chibo_frame::{App, Page};
use chibo_paper::writing::{Piece, Values};
use chibo_people::papers::Gathered;
use uuid::Uuid;

pub(in crate::meetings) async fn gather(app: &App, page: &Page, id: Uuid) -> anyhow::Result<Option<Gathered>> {
    let Some(meeting) = find(&app.db, id).await? else { return Ok(None) };
    let paper: super::paper::Paper = match find_minutes(&app.db, id).await? {
        Some(row) => serde_json::from_str(&row.text)?,
        None => draft::of(app, &app.db, &meeting).await?,
    };
    let mut values = Values::default();
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    values
        .words("cuộc họp", &paper.about)
        .words("ngày họp", page.day(&meeting.on_day))
        .words_or("chủ trì", some(&paper.chair), &page.t("meetings-gap-chair"))
        .words_or("thư ký", some(&paper.clerk), &page.t("meetings-gap-clerk"))
        .pieces("mở đầu", paper.opening.iter().map(|line| bullet(line)))
        .pieces("kết thúc", paper.closing.iter().map(|line| bullet(line)));
    let taken = !attendances(&app.db, &[id]).await?.is_empty();
    values.words_or("thành phần", taken.then_some(""), &page.t("meetings-gap-attendance"));
    let items = paper.items.iter().flat_map(|item| {
        std::iter::once(Piece::heading(2, &item.title))
            .chain(item.lines.iter().map(|line| bullet(line)).chain(nothing(&item.lines)))
    });
    values.pieces("diễn biến", items);
    let added = list_addenda(&app.db, id).await?;
    values.pieces("bổ sung", bullets(added.into_iter().map(|row| row.text)));
    let taken_in = fees::taken_on(&app.db, meeting.cell_id, meeting.on_day).await?;
    let said = taken_in.map(|(count, sum)| page.with("meetings-paper-fees", &[("count", &count), ("sum", &page.number(&sum))]));
    values.words("thu đảng phí", said.unwrap_or_default());
    Ok(Some(Gathered { day: meeting.on_day, label: title(page, &meeting)?, issuer: None, values }))
}

/// A line of the minutes; a dash that it brings gives way to the paper's own.
fn bullet(line: &str) -> Piece {
    match line.strip_prefix("– ") {
        Some(words) => Piece::bullet(words),
        None => Piece::paragraph(line),
    }
}

/// Room to write, under an item of which nothing was written.
fn nothing(lines: &[String]) -> Option<Piece> {
    lines.is_empty().then_some(Piece::Dots { lines: 2 })
}
