//! **Báo cáo kết quả thực hiện chỉ tiêu.** Promise, reading, verdict, and the plots, of one year or of the whole term.

use super::term_of;
use super::values::of_term as term_values;
use crate::report::{by_how_much, years};
use crate::targets::{self, OpenTerm, measure_text, pictures, target_text, threshold_text, worded};
use chibo_core::day::year_end;
use chibo_core::target::{Cadence, Judged, Reading, Score};
use chibo_core::term::Period;
use chibo_frame::{App, Page};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::{Gathered, Subject};

/// The report of a year.
pub(super) async fn of_year(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some((term, year)) = term_of(app, subject).await?.zip(subject.year()) else { return Ok(None) };
    if !term.term.years().contains(&year) {
        return Ok(None);
    }
    let judged = term.read(app).await?;
    let of_year: Vec<Judged> = judged.iter().filter(|one| one.target.cadence != Cadence::Term).map(|one| only(one, year)).collect();
    let day = year_end(year).min(term.term.to).min(app.today());
    let mut values = report(page, &term, &judged, &of_year, Period::Year(year), day);
    values.words("năm báo cáo", year);
    Ok(Some(Gathered { day, label: page.t1("period-year", "year", year), issuer: None, values }))
}

/// The report of the term.
pub(super) async fn of_term(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(term) = term_of(app, subject).await? else { return Ok(None) };
    let judged = term.read(app).await?;
    let day = term.term.to.min(app.today());
    let mut values = report(page, &term, &judged, &judged, Period::Term, day);
    values.pieces("kết quả từng năm", [Piece::Table(by_year(page, &judged))]);
    Ok(Some(Gathered { day, label: page.t1("paper-term", "term", term.term.label()), issuer: None, values }))
}

/// The target with the reading of one year alone.
fn only(judged: &Judged, year: i32) -> Judged {
    let readings = judged.readings.iter().filter(|reading| reading.period == Period::Year(year)).cloned().collect();
    Judged { target: judged.target, wording: judged.wording.clone(), readings }
}

fn report(page: &Page, term: &OpenTerm, judged: &[Judged], scored: &[Judged], period: Period, day: chibo_core::day::Day) -> Values {
    let score = Score::of(scored);
    let rows: Vec<Row> = judged.iter().enumerate().map(|(place, judged)| row(page, term, place, judged, period)).collect();
    let of =
        |reached: bool| rows.iter().filter(move |row| row.reached == Some(reached)).map(|row| Piece::bullet(row.sentence(page)));
    let mut values = term_values(page, term, day);
    values
        .words("số chỉ tiêu được đánh giá", score.total())
        .words("số chỉ tiêu đạt", score.reached)
        .words("số chỉ tiêu chưa đạt", score.missed)
        .words("số chỉ tiêu chưa có số liệu", if score.unread == 0 { String::new() } else { score.unread.to_string() })
        .pieces("bảng chỉ tiêu", [Piece::Table(table(page, &rows))])
        .pieces("chỉ tiêu đạt", of(true))
        .pieces("chỉ tiêu chưa đạt", of(false))
        .pieces("các biểu đồ", pictures(&plots(page, term, judged)));
    values
}

/// One line of the report.
struct Row {
    number: u32,
    text: String,
    need: String,
    /// Figure and counts; empty where there is no reading.
    result: String,
    verdict: String,
    /// None where nothing is judged: no reading yet, or a target of the whole term in one of its years.
    reached: Option<bool>,
    apart: String,
}

impl Row {
    fn sentence(&self, page: &Page) -> String {
        let text = self.text.trim_end_matches('.');
        let figures: [(&'static str, &dyn std::fmt::Display); 4] =
            [("number", &self.number), ("target", &text), ("need", &self.need), ("result", &self.result)];
        let said = page.with("paper-target-result", &figures);
        if self.apart.is_empty() { format!("{said}.") } else { format!("{said} ({}).", self.apart) }
    }
}

fn row(page: &Page, term: &OpenTerm, place: usize, judged: &Judged, period: Period) -> Row {
    let target = term.promises.get(place).map_or(judged.target, |promise| promise.of(period, &term.term).target);
    let reading = judged.readings.iter().find(|reading| reading.period == period);
    let followed = target.cadence == Cadence::Term && period != Period::Term;
    let reached = reading.filter(|_| !followed).map(|reading| reading.reached);
    let verdict = match (reached, followed) {
        (Some(true), _) => "reached",
        (Some(false), _) => "missed",
        (None, true) => "paper-followed",
        (None, false) => "no-reading",
    };
    let result = |reading: &Reading| {
        let worded = worded(page, target.measure, reading);
        worded.counts.map_or_else(|| worded.figure.clone(), |counts| format!("{} ({counts})", worded.figure))
    };
    Row {
        number: target.number,
        text: target_text(page, &target, judged.wording.as_deref()),
        need: threshold_text(page, &target),
        result: reading.map(result).unwrap_or_default(),
        verdict: page.t(verdict),
        reached,
        apart: if period == Period::Term && reading.is_some() { by_how_much(page, judged) } else { String::new() },
    }
}

fn table(page: &Page, rows: &[Row]) -> Table {
    let mut table = Table::of([
        Column::centre("TT", 9),
        Column::wide(page.t("paper-report-target")),
        Column::left(page.t("report-promised"), 35),
        Column::left(page.t("report-done"), 35),
        Column::centre(page.t("report-verdict"), 22),
    ]);
    for row in rows {
        table.push([row.number.to_string(), row.text.clone(), row.need.clone(), row.result.clone(), row.verdict.clone()]);
    }
    table
}

/// In which year each target was reached.
fn by_year(page: &Page, judged: &[Judged]) -> Table {
    let mut table = Table::of([
        Column::centre("TT", 9),
        Column::wide(page.t("paper-report-target")),
        Column::left(page.t("report-years"), 60),
        Column::left(page.t("report-distance"), 40),
    ]);
    for one in judged.iter().filter(|one| one.target.cadence != Cadence::Term) {
        let text = target_text(page, &one.target, one.wording.as_deref());
        table.push([one.target.number.to_string(), text, years(page, one), by_how_much(page, one)]);
    }
    table
}

/// A column a year for each target, and the meetings behind it where there are any, each with its caption.
fn plots(page: &Page, term: &OpenTerm, judged: &[Judged]) -> Vec<(String, targets::Plot)> {
    let mut plots = Vec::new();
    for (place, one) in judged.iter().enumerate() {
        let caption = format!("{}. {}", one.target.number, measure_text(page, one.target.measure));
        let of_term = one.readings.iter().find(|reading| reading.period == Period::Term);
        let meetings = of_term.and_then(|reading| targets::of_meetings(page, term, place, &caption, &one.target, reading));
        plots.extend(targets::of_years(page, term, place, &caption, one).map(|plot| (caption.clone(), plot)));
        plots.extend(meetings.map(|plot| (page.t1("plot-meetings", "target", &caption), plot)));
    }
    plots
}
