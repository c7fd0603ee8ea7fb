//! **Kế hoạch kiểm tra, giám sát năm.**

use super::super::list::when;
use super::super::store::{self, inspection};
use super::super::words;
use chibo_core::day::year_start;
use chibo_core::inspection::InspectionForm;
use chibo_frame::db::code;
use chibo_frame::{App, Page};
use chibo_paper::writing::{Column, Piece, Table};
use chibo_people::papers::instruments::{INSPECTION, on};
use chibo_people::papers::{Facts, Gathered, Subject};
use chrono::Days;

/// The figures of a year's plan. It bears the last day of January, by which it is to stand, or today before that.
pub(super) async fn gather(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(year) = subject.year().filter(|_| subject.id == subject.cell) else { return Ok(None) };
    let lines = store::list(&app.db, subject.cell).await?;
    let lines: Vec<inspection::Model> = lines.into_iter().filter(|line| line.year == year).collect();
    let day = (year_start(year) + Days::new(30)).min(app.today());
    let label = year.to_string();
    let inspections = lines.iter().filter(|line| line.form == code(&InspectionForm::Inspection)).count();
    let mut facts = Facts::of(page, &label);
    facts
        .values
        .words("năm kế hoạch", year)
        .words("quy định kiểm tra", on(INSPECTION, day))
        .words("số cuộc kiểm tra", inspections)
        .words("số cuộc giám sát", lines.len() - inspections);
    if lines.is_empty() {
        facts.values.missing("bảng kế hoạch", page.t1("inspections-none", "year", year));
    } else {
        facts.values.pieces("bảng kế hoạch", [table(page, &lines)]);
    }
    Ok(Some(Gathered { day, label, issuer: None, values: facts.values }))
}

fn table(page: &Page, lines: &[inspection::Model]) -> Piece {
    let mut table = Table::of([
        Column::centre(page.t("inspections-line"), 10),
        Column::wide(page.t("inspections-topic")),
        Column::left(page.t("inspections-form"), 24),
        Column::left(page.t("inspections-subject"), 36),
        Column::left(page.t("inspections-when"), 27),
        Column::left(page.t("inspections-in-charge"), 28),
    ]);
    for (place, line) in lines.iter().enumerate() {
        table.push([
            (place + 1).to_string(),
            line.topic.clone(),
            words::form(page, &line.form),
            line.subject.clone(),
            when(page, line),
            line.in_charge.clone().unwrap_or_default(),
        ]);
    }
    Piece::Table(table)
}
