//! The score sheet of a meeting as a paper: filled in where it was scored, proposed by the records otherwise.

use super::score::scored;
use crate::meetings::show::title;
use crate::meetings::store::find;
use chibo_frame::{App, Page};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::Gathered;
use uuid::Uuid;

pub(in crate::meetings) async fn gather(app: &App, page: &Page, id: Uuid) -> anyhow::Result<Option<Gathered>> {
    let Some(meeting) = find(&app.db, id).await? else { return Ok(None) };
    let mut values = Values::default();
    let (day, label) = (meeting.on_day, title(page, &meeting)?);
    values.words("cuộc họp", &label).words("ngày họp", page.day(&day));
    match scored(app, meeting).await? {
        Some(scored) => {
            let mut table = Table::of([
                Column::right(page.t("books-col-number"), 12),
                Column::wide(page.t("meetings-criterion")),
                Column::right(page.t("meetings-points-most"), 18),
                Column::right(page.t("meetings-points"), 18),
                Column::left(page.t("meetings-why"), 44),
            ]);
            for (number, line) in (1..).zip(&scored.sheet.criteria) {
                let given = scored.points(line).map(|points| points.to_string()).unwrap_or_default();
                let why = scored.reason(page, line).unwrap_or_default();
                table.push([format!("{number}"), line.words.clone(), line.points.to_string(), given, why]);
            }
            let most: u32 = scored.sheet.criteria.iter().map(|line| line.points).sum();
            let given: u32 = scored.sheet.criteria.iter().filter_map(|line| scored.points(line)).sum();
            let sum = if scored.words(page).is_some() { given.to_string() } else { String::new() };
            table.push_bold([String::new(), page.t("books-total"), most.to_string(), sum, String::new()]);
            values.pieces("bảng điểm", [Piece::Table(table)]);
            values.words_or("kết quả", scored.words(page), &page.t("meetings-gap-score"));
        }
        None => {
            values.missing("bảng điểm", page.t("meetings-no-sheet-remedy")).missing("kết quả", page.t("meetings-no-sheet"));
        }
    }
    Ok(Some(Gathered { day, label, issuer: None, values }))
}
