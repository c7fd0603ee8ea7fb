//! **Văn kiện trước đại hội.** The fields of what the outgoing committee prepares: the plan, programme, script, reports, the
//! personnel plan.

use super::facts::Facts;
use super::papers::{OF_CONGRESS, facts_of, file_of};
use super::{resolution, term_of, values};
use crate::preparing::{self, clock, congress, item_title, script_of};
use crate::slates;
use chibo_core::congress::Attendance;
use chibo_core::day::Day;
use chibo_core::election::Office;
use chibo_core::mandate::HeldOffice;
use chibo_frame::{App, Page};
use chibo_paper::writing::{Column, Piece, Table, Values};
use chibo_people::papers::{Author, Gathered, PaperKind, Subject};
use chibo_people::{mandates, rules};
use chibo_term::papers::{STATUTE, put_bases, values_of_term};
use chrono::Days;

/// What the kinds before the congress have in common: the cell issues them.
const BEFORE: PaperKind = PaperKind { author: Author::Cell, rules: STATUTE, ..OF_CONGRESS };

pub(super) fn paper_kinds() -> Vec<PaperKind> {
    vec![
        PaperKind {
            name: "congress-plan",
            code: Some("KH"),
            wording: include_str!("../../papers/congress-plan.txt"),
            gather: |app, page, subject| Box::pin(plan(app, page, subject)),
            ..BEFORE
        },
        PaperKind {
            name: "congress-programme",
            code: Some("CTr"),
            wording: include_str!("../../papers/congress-programme.txt"),
            gather: |app, page, subject| Box::pin(programme(app, page, subject)),
            ..BEFORE
        },
        PaperKind {
            name: "congress-script",
            wording: include_str!("../../papers/congress-script.txt"),
            gather: |app, page, subject| Box::pin(script(app, page, subject)),
            ..BEFORE
        },
        PaperKind {
            name: "congress-report",
            code: Some("BC"),
            wording: include_str!("../../papers/congress-report.txt"),
            gather: |app, page, subject| Box::pin(report(app, page, subject, "report")),
            ..BEFORE
        },
        PaperKind {
            name: "self-review",
            code: Some("BC"),
            wording: include_str!("../../papers/self-review.txt"),
            gather: |app, page, subject| Box::pin(report(app, page, subject, "self-review")),
            ..BEFORE
        },
        PaperKind {
            name: "personnel-plan",
            code: Some("ĐA"),
            rules: super::papers::ELECTIONS,
            wording: include_str!("../../papers/personnel-plan.txt"),
            gather: |app, page, subject| Box::pin(personnel(app, page, subject)),
            ..BEFORE
        },
        PaperKind {
            name: "attendance-report",
            code: Some("BC"),
            wording: include_str!("../../papers/attendance-report.txt"),
            gather: |app, page, subject| Box::pin(attendance(app, page, subject)),
            ..OF_CONGRESS
        },
    ]
}

/// A paper of the cell on the day on which the list of papers has it, or so many days before the congress.
pub(super) async fn prepared(
    app: &App,
    page: &Page,
    facts: &Facts,
    (code, before): (&str, u64),
    own: Values,
) -> anyhow::Result<Gathered> {
    let day = day_of(app, &facts.congress, code, before).await?;
    let mut values = own.over(values::of_congress(page, facts));
    put_bases(&mut values, day);
    Ok(Gathered { day, label: file_of(page, &facts.congress), issuer: None, values })
}

async fn day_of(app: &App, congress: &congress::Model, code: &str, before: u64) -> anyhow::Result<Day> {
    let calendar = rules::calendar(&app.db, congress.cell_id).await?;
    let listed = preparing::dated(&app.db, congress, &calendar).await?;
    let listed = listed.into_iter().find(|(_, row)| row.code == code).map(|(due, row)| row.done_on.unwrap_or(due));
    let usual = congress.held_on.checked_sub_days(Days::new(before)).unwrap_or(congress.held_on);
    Ok(listed.unwrap_or(usual))
}

/// **Kế hoạch đại hội**, with what is to be done until when.
async fn plan(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(facts) = facts_of(app, page, subject).await? else { return Ok(None) };
    let calendar = rules::calendar(&app.db, facts.congress.cell_id).await?;
    let mut table =
        Table::of([Column::centre("TT", 10), Column::wide(page.t("papers-what")), Column::centre(page.t("papers-by"), 32)]);
    for (place, (due, row)) in (1..).zip(preparing::dated(&app.db, &facts.congress, &calendar).await?) {
        table.push([place.to_string(), row.words, page.day(&due)]);
    }
    let mut values = Values::default();
    if table.rows.is_empty() {
        values.missing("tiến độ chuẩn bị", page.t("missing-papers"));
    } else {
        values.pieces("tiến độ chuẩn bị", [Piece::Table(table)]);
    }
    values.pieces("nội dung đại hội", items(page, &facts)?.into_iter().map(|(_, title)| Piece::bullet(title)));
    Ok(Some(prepared(app, page, &facts, ("plan", 90), values).await?))
}

/// Each item of the programme: from when to when, and what it is.
fn items(page: &Page, facts: &Facts) -> anyhow::Result<Vec<(String, String)>> {
    let mut from = facts.congress.starts_at;
    let mut items = Vec::new();
    for item in &facts.programme {
        let to = from.saturating_add(item.minutes);
        items.push((format!("{} – {}", clock(from), clock(to)), item_title(page, item)?));
        from = to;
    }
    Ok(items)
}

/// **Chương trình đại hội.**
async fn programme(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(facts) = facts_of(app, page, subject).await? else { return Ok(None) };
    let mut table = Table::of([
        Column::centre("TT", 10),
        Column::centre(page.t("programme-time"), 34),
        Column::wide(page.t("paper-programme-what")),
        Column::left(page.t("programme-vote"), 38),
    ]);
    for (place, ((time, title), item)) in (1..).zip(items(page, &facts)?.into_iter().zip(&facts.programme)) {
        table.push([place.to_string(), time, title, page.t(&format!("vote-mode-{}", item.vote))]);
    }
    let mut values = Values::default();
    values.pieces("chương trình", [Piece::Table(table)]);
    Ok(Some(prepared(app, page, &facts, ("programme", 15), values).await?))
}

/// **Kịch bản điều hành.** What the chair says at each item.
async fn script(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(facts) = facts_of(app, page, subject).await? else { return Ok(None) };
    let mut pieces = Vec::new();
    for ((time, title), item) in items(page, &facts)?.into_iter().zip(&facts.programme) {
        pieces.push(Piece::heading(2, format!("{title} ({time})")));
        let words = script_of(app, page, &facts.congress, item).await?;
        pieces.extend(words.lines().map(str::trim).filter(|line| !line.is_empty()).map(Piece::paragraph));
    }
    let mut values = Values::default();
    values.pieces("lời dẫn", pieces);
    Ok(Some(prepared(app, page, &facts, ("programme", 15), values).await?))
}

/// **Báo cáo tổng kết nhiệm kỳ, báo cáo kiểm điểm**: the last term's targets by its readings, and what is proposed next.
async fn report(app: &App, page: &Page, subject: &Subject, code: &str) -> anyhow::Result<Option<Gathered>> {
    let Some(facts) = facts_of(app, page, subject).await? else { return Ok(None) };
    let before = facts.congress.congress_number().0.saturating_sub(1);
    let mut values = resolution::values(page, &facts);
    if let Some(term) = term_of(app, subject.cell, before).await? {
        let judged = term.read(app).await?;
        values.words("nhiệm kỳ qua", term.term.label());
        values = values.over(values_of_term(page, &term, &judged, facts.congress.held_on));
    } else {
        put_no_last_term(page, &mut values);
    }
    put_outgoing(app, page, &facts, &mut values).await?;
    Ok(Some(prepared(app, page, &facts, (code, 60), values).await?))
}

/// The term before is not in the records: its figures are missing, its lists are left out.
fn put_no_last_term(page: &Page, values: &mut Values) {
    for name in ["nhiệm kỳ qua", "số chỉ tiêu được đánh giá", "số chỉ tiêu đạt", "số chỉ tiêu chưa đạt", "bảng chỉ tiêu"]
    {
        values.missing(name, page.t("missing-last-term"));
    }
    values.pieces("chỉ tiêu đạt", []).pieces("chỉ tiêu chưa đạt", []).pieces("các biểu đồ", []);
    values.words("số chỉ tiêu chưa có số liệu", "");
}

/// **Chi ủy đương nhiệm**: who held an office of the committee on the day before the congress.
async fn put_outgoing(app: &App, page: &Page, facts: &Facts, values: &mut Values) -> anyhow::Result<()> {
    let eve = facts.congress.held_on.pred_opt().unwrap_or(facts.congress.held_on);
    let holders = mandates::office_holders_on(&app.db, facts.congress.cell_id, eve).await?;
    let mut names: Vec<String> = Vec::new();
    for holder in holders.into_iter().filter(|holder| holder.mandate.office != HeldOffice::GroupHead) {
        if !names.contains(&holder.name) {
            names.push(holder.name);
        }
    }
    let (found, missing) = ((!names.is_empty()).then_some(&names), page.t("missing-outgoing"));
    values.words_or("số chi ủy viên đương nhiệm", found.map(|names| format!("{:02}", names.len())), &missing);
    values.words_or("chi ủy đương nhiệm", found.map(|names| names.join(", ")), &missing);
    Ok(())
}

/// **Đề án nhân sự.**
async fn personnel(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(facts) = facts_of(app, page, subject).await? else { return Ok(None) };
    let (db, congress) = (&app.db, &facts.congress);
    let plan = preparing::plan_of(db, congress.id).await?;
    let missing = page.t("missing-personnel");
    let mut values = Values::default();
    values
        .words_or("số chi ủy viên cần bầu", plan.as_ref().map(|plan| format!("{:02}", plan.seats)), &missing)
        .words_or("số dư", plan.as_ref().map(|plan| format!("{:02}", plan.surplus)), &missing)
        .words_or(
            "số người trong danh sách",
            plan.as_ref().map(|plan| format!("{:02}", plan.seats.saturating_add(plan.surplus))),
            &missing,
        )
        .words("phương án nhân sự", plan.as_ref().map(|plan| plan.note.clone()).unwrap_or_default())
        .words("quy định về số dư", congress.rules().map(|rules| rules.surplus.article).unwrap_or_default());
    let groups = preparing::structure_of(page, app, congress, &facts.summoned).await?;
    let mut table = Table::of([Column::wide(page.t("plan-group"))]);
    table.columns.extend(groups.first().into_iter().flat_map(|(_, cells)| cells).map(|(head, _)| Column::centre(head, 22)));
    for (group, cells) in groups {
        table.push(std::iter::once(group).chain(cells.into_iter().map(|(_, figure)| figure)));
    }
    values.pieces("cơ cấu", [Piece::Table(table)]);
    let mut list = Table::of([
        Column::centre("TT", 10),
        Column::wide(page.t("results-name")),
        Column::left(page.t("slates-source"), 52),
        Column::left(page.t("summons-standing"), 45),
    ]);
    for (place, one) in (1..).zip(slates::named(db, page, congress, &facts.summoned, Office::Committee).await?) {
        list.push([place.to_string(), one.name, one.source, one.state]);
    }
    if list.rows.is_empty() {
        values.missing("danh sách giới thiệu", page.t("missing-candidates"));
    } else {
        values.pieces("danh sách giới thiệu", [Piece::Table(list)]);
    }
    put_outgoing(app, page, &facts, &mut values).await?;
    Ok(Some(prepared(app, page, &facts, ("personnel", 60), values).await?))
}

/// **Báo cáo tình hình đảng viên dự đại hội**, read at the congress itself.
async fn attendance(app: &App, page: &Page, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    let Some(facts) = facts_of(app, page, subject).await? else { return Ok(None) };
    let mut values = values::of_congress(page, &facts);
    let of = |among: fn(&preparing::Summoned) -> bool| facts.summoned.iter().filter(|one| among(one)).count();
    values
        .words("số được miễn sinh hoạt", of(|one| one.standing.exempt))
        .words("số dự bị có mặt", of(|one| !one.standing.official && one.status == Some(Attendance::Present)));
    let groups = preparing::structure_of(page, app, &facts.congress, &facts.summoned).await?;
    let lines = groups.into_iter().take(1).flat_map(|(_, cells)| cells).skip(1);
    values.pieces("cơ cấu đảng viên", lines.map(|(head, figure)| Piece::bullet(format!("{head}: {figure}."))));
    Ok(Some(Gathered {
        day: facts.congress.held_on,
        label: file_of(page, &facts.congress),
        issuer: Some(facts.issuer(page)),
        values,
    }))
}
