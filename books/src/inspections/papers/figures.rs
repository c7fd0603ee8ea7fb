//! The figures of one inspection's papers.

use super::super::list::when;
use super::super::store::{self, inspection};
use super::super::{due, words};
use chibo_core::day::Day;
use chibo_core::inspection::{Step, StepDays};
use chibo_frame::{App, Page};
use chibo_paper::writing::{Column, Piece, Table};
use chibo_people::papers::instruments::{INSPECTION, on};
use chibo_people::papers::{Facts, Gathered, Subject};
use chibo_people::roll::{self, member};

/// The figures of a line's papers, on the day that the line says and not later than today; none where it is not the cell's.
pub(super) async fn gather(
    app: &App,
    page: &Page,
    subject: &Subject,
    day: fn(&inspection::Model) -> Option<Day>,
) -> anyhow::Result<Option<Gathered>> {
    let line = store::find(&app.db, subject.id).await?.filter(|line| line.cell_id == subject.cell);
    let Some(line) = line else { return Ok(None) };
    let day = day(&line).unwrap_or(app.today()).min(app.today());
    let steps = due::schedule(&line, &store::list_steps_of(&app.db, line.id).await?)?.steps;
    let member = match line.subject_id {
        Some(id) => roll::find_member(&app.db, id).await?,
        None => None,
    };
    let mut facts = Facts::of(page, &line.subject);
    facts.values.words("quy định kiểm tra", on(INSPECTION, day)).words("năm kế hoạch", line.year);
    put_subject(page, &mut facts, &line, member.as_ref());
    put_work(page, &mut facts, &line, &steps);
    put_conclusion(page, &mut facts, &line);
    Ok(Some(Gathered { day, label: line.subject, issuer: None, values: facts.values }))
}

/// Who or what is looked at. Only a member has a day of birth.
fn put_subject(page: &Page, facts: &mut Facts<'_>, line: &inspection::Model, member: Option<&member::Model>) {
    let called = match member {
        Some(member) => page.t1("case-papers-comrade", "name", &member.name),
        None => line.subject.clone(),
    };
    let form = words::form(page, &line.form);
    facts
        .values
        .words("hoạt động", form.to_lowercase())
        .words("hoạt động viết hoa", form)
        .words("đối tượng viết hoa", capital(&called))
        .words("đối tượng", called)
        .words("tên đối tượng", member.map_or(&line.subject, |member| &member.name))
        .words("ngày sinh", "")
        .words("ngày vào Đảng", "");
    if let Some(member) = member {
        facts.day("ngày sinh", member.birth, "roll-birth").day("ngày vào Đảng", member.joined, "roll-joined");
    }
}

/// The same words with a capital.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What is looked into, when, by whom.
fn put_work(page: &Page, facts: &mut Facts<'_>, line: &inspection::Model, steps: &[StepDays]) {
    let team: Vec<&str> = line.team.iter().flat_map(|team| team.lines()).map(str::trim).filter(|name| !name.is_empty()).collect();
    let alone = line.in_charge.iter().map(String::as_str).collect();
    let people: Vec<&str> = if team.is_empty() { alone } else { team };
    let report = steps.iter().find(|step| step.step == Step::SelfReport).and_then(|step| step.due);
    facts
        .known("nội dung", Some(&line.topic), "inspections-topic")
        .known("mốc thời gian", line.period.as_ref(), "inspections-period")
        .known("thời gian tiến hành", Some(when(page, line)), "inspections-when")
        .known("phụ trách", line.in_charge.as_deref().or(people.first().copied()), "inspections-in-charge")
        .known("lực lượng tiến hành", Some(people.join("\n")), "inspections-who")
        .by_hand("hạn nộp báo cáo", report.map(|day| page.day(&day)));
    if !people.is_empty() {
        facts.values.pieces("lực lượng tiến hành", people.into_iter().map(Piece::bullet));
    }
    facts.values.pieces("các bước", (!steps.is_empty()).then(|| table(page, steps)));
}

fn table(page: &Page, steps: &[StepDays]) -> Piece {
    let mut table = Table::of([
        Column::wide(page.t("inspections-step")),
        Column::centre(page.t("inspections-step-due"), 32),
        Column::centre(page.t("inspections-step-done"), 32),
    ]);
    let day = |day: Option<Day>| day.map(|day| page.day(&day)).unwrap_or_default();
    for step in steps {
        table.push([words::step(page, step.step), day(step.due), day(step.done)]);
    }
    Piece::Table(table)
}

/// What the cell concluded, and what is to follow where something is.
fn put_conclusion(page: &Page, facts: &mut Facts<'_>, line: &inspection::Model) {
    facts
        .day("ngày chi bộ kết luận", line.done_on, "inspections-done-on")
        .known("kết luận", line.conclusion.as_ref(), "inspections-conclusion")
        .values
        .words("việc phải làm", line.follow_up.clone().unwrap_or_default())
        .words("hạn khắc phục", line.follow_up_by.map(|day| page.day(&day)).unwrap_or_default());
}
