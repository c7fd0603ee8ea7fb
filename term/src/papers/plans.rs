//! The papers by which a new committee takes up its work: work rules, the plan for new members, the plan of inspections.

use super::term_of;
use super::values::{of_term, targets};
use crate::targets::OpenTerm;
use chibo_books::{admissions, inspections};
use chibo_core::congress::CongressNumber;
use chibo_core::day::Day;
use chibo_core::mandate::HeldOffice;
use chibo_core::target::MeasureKind;
use chibo_frame::{App, Page};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::mandates;
use chibo_people::papers::{Gathered, Subject};
use chrono::Days;

/// A new committee issues its rules and plans about a month after the congress.
const AFTER_CONGRESS: Days = Days::new(30);
/// **Giám sát chuyên đề.** Cells of more members than this supervise by theme too (HD 08-HD/TW, 10/6/2025).
const THEMATIC_FROM: u32 = 30;

/// A term with the day of the papers that open it.
async fn opened(app: &App, subject: &Subject) -> anyhow::Result<Option<(OpenTerm, Day)>> {
    let Some(term) = term_of(app, subject).await? else { return Ok(None) };
    let day = term.term.from.checked_add_days(AFTER_CONGRESS).unwrap_or(term.term.from);
    Ok(Some((term, day)))
}

fn gathered(page: &Page, term: &OpenTerm, day: Day, own: Values) -> Gathered {
    let label = page.t1("paper-term", "term", term.term.label());
    Gathered { day, label, issuer: None, values: own.over(of_term(page, term, day)) }
}

/// **Quy chế làm việc.**
pub(super) async fn work_rules(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some((term, day)) = opened(app, subject).await? else { return Ok(None) };
    let holders = mandates::office_holders_on(&app.db, subject.cell, day).await?;
    let of_committee = || holders.iter().filter(|holder| holder.mandate.office != HeldOffice::GroupHead);
    let mut named: Vec<(String, &str)> = Vec::new();
    for holder in of_committee() {
        if !named.iter().any(|(_, name)| *name == holder.name) {
            let office = match holder.mandate.office {
                HeldOffice::Secretary => "paper-office-of-secretary",
                HeldOffice::Deputy => "paper-office-of-deputy",
                HeldOffice::Committee | HeldOffice::GroupHead => "paper-office-of-member",
            };
            named.push((page.t(office), &holder.name));
        }
    }
    let mut values = Values::default();
    values.words("khóa", CongressNumber(term.term.congress)).words("số chi ủy viên", format!("{:02}", named.len()));
    if named.is_empty() {
        values.missing("danh sách chi ủy", page.t("missing-committee"));
    } else {
        let lines = named.iter().map(|(office, name)| page.with("paper-office-line", &[("name", name), ("office", office)]));
        values.pieces("danh sách chi ủy", lines.map(Piece::bullet));
    }
    Ok(Some(gathered(page, &term, day, values)))
}

/// **Kế hoạch phát triển đảng viên.**
pub(super) async fn development(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some((term, day)) = opened(app, subject).await? else { return Ok(None) };
    let mut table = Table::of([
        Column::centre("TT", 10),
        Column::wide(page.t("paper-source-name")),
        Column::centre(page.t("paper-source-birth"), 27),
        Column::centre(page.t("paper-source-class"), 32),
        Column::left(page.t("paper-source-organisation"), 45),
    ]);
    let waiting = admissions::list(&app.db, subject.cell).await?.into_iter();
    let waiting = waiting.filter(|row| row.admitted_on.is_none_or(|on| on >= term.term.from && on > day));
    for (place, row) in (1..).zip(waiting) {
        let date = |day: Option<Day>| day.map(|day| page.day(&day)).unwrap_or_default();
        table.push([
            place.to_string(),
            row.name,
            date(row.birth),
            date(row.class_on.filter(|on| *on <= day)),
            row.organisation.unwrap_or_default(),
        ]);
    }
    let aims = targets(page, &term, |measure| {
        matches!(measure, MeasureKind::Admissions | MeasureKind::RecognisedOfficial | MeasureKind::DevelopmentPlan)
    });
    let mut values = Values::default();
    values.words("số nguồn", if table.rows.is_empty() { String::new() } else { format!("{:02}", table.rows.len()) });
    values.pieces("nguồn phát triển đảng viên", (!table.rows.is_empty()).then_some(Piece::Table(table)));
    values.pieces("chỉ tiêu phát triển đảng viên", aims);
    values.words("các năm", term.term.years().map(|year| year.to_string()).collect::<Vec<_>>().join(", "));
    Ok(Some(gathered(page, &term, day, values)))
}

/// **Kế hoạch kiểm tra, giám sát cả nhiệm kỳ.**
pub(super) async fn inspection(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some((term, day)) = opened(app, subject).await? else { return Ok(None) };
    let lines = inspections::list(&app.db, subject.cell).await?;
    let mut table = Table::of([
        Column::centre(page.t("paper-plan-year"), 18),
        Column::left(page.t("paper-plan-form"), 34),
        Column::wide(page.t("paper-plan-topic")),
        Column::left(page.t("paper-plan-subject"), 50),
    ]);
    for line in lines.iter().filter(|line| term.term.years().contains(&line.year)) {
        let form = page.t(&format!("form-{}", line.form.replace('_', "-")));
        table.push([line.year.to_string(), form, line.topic.clone(), line.subject.clone()]);
    }
    let members = chibo_people::roll::roll_of(app, subject.cell, day).await?.members;
    let thematic =
        if u32::try_from(members).unwrap_or(u32::MAX) > THEMATIC_FROM { page.t("paper-plan-thematic") } else { String::new() };
    let aims = targets(page, &term, |measure| matches!(measure, MeasureKind::Inspections | MeasureKind::InspectionsConcluded));
    let mut values = Values::default();
    values
        .words("giám sát chuyên đề", thematic)
        .pieces("các cuộc đã ghi kế hoạch", (!table.rows.is_empty()).then_some(Piece::Table(table)))
        .pieces("chỉ tiêu kiểm tra, giám sát", aims);
    Ok(Some(gathered(page, &term, day, values)))
}
