//! One line of the plan: its facts, its steps, its conclusion, and the confidential notes on it.

use super::actions::{self, Conclusion};
use super::confidential::{Notes, Subject};
use super::list::when;
use super::papers::paper_kinds;
use super::store::{self, inspection};
use super::{due, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::Day;
use chibo_core::inspection::StepDays;
use chibo_frame::db::code;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Page, PageError, html, see_other};
use chibo_people::papers::{Offer, offers};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "inspections/show.html")]
struct Show {
    page: Page,
    line: inspection::Model,
    facts: Vec<(String, String)>,
    light: &'static str,
    status: String,
    steps: Vec<StepRow>,
    conclusion: Vec<Field>,
    notes: Notes,
    offers: Vec<Offer>,
}

struct StepRow {
    name: String,
    due: Field,
    done: Field,
    says: (String, String),
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    render(page, &app, id, None).await
}

async fn render(page: Page, app: &App, id: Uuid, typed: Option<Typed>) -> Result<Html<String>, PageError> {
    let line = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let schedule = due::schedule(&line, &store::list_steps_of(&app.db, id).await?)?;
    let (light, status) = words::progress(&page, schedule.progress(app.today()));
    let typed = typed.unwrap_or_else(|| standing(&page, &line, &schedule.steps));
    let notes = Notes::of(&page, app, Subject::Inspection, id).await?;
    let steps = schedule.steps.iter().map(|step| step_row(&page, &typed, step)).collect();
    let offers = offers(app, &page, &paper_kinds(), line.cell_id, id).await?;
    let (facts, conclusion) = (facts(&page, &line), conclusion(&page, &typed));
    html(&Show { page, line, facts, light, status, steps, conclusion, notes, offers })
}

/// The form of the steps and of the conclusion as they stand.
fn standing(page: &Page, line: &inspection::Model, steps: &[StepDays]) -> Typed {
    let day = |day: Option<Day>| day.map(|day| page.day(&day)).unwrap_or_default();
    let mut typed = Typed::standing([
        ("done_on", day(line.done_on)),
        ("conclusion", line.conclusion.clone().unwrap_or_default()),
        ("follow_up", line.follow_up.clone().unwrap_or_default()),
        ("follow_up_by", day(line.follow_up_by)),
        ("followed_up_on", day(line.followed_up_on)),
    ]);
    for step in steps {
        typed.set(&format!("due-{}", code(&step.step)), day(step.due));
        typed.set(&format!("done-{}", code(&step.step)), day(step.done));
    }
    typed
}

fn facts(page: &Page, line: &inspection::Model) -> Vec<(String, String)> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let procedure = line.procedure.as_deref().map(|p| page.t(&format!("inspections-procedure-{p}"))).unwrap_or_default();
    let all = [
        ("inspections-form", words::form(page, &line.form)),
        ("inspections-subject", line.subject.clone()),
        ("inspections-period", text(&line.period)),
        ("inspections-when", when(page, line)),
        ("inspections-in-charge", text(&line.in_charge)),
        ("inspections-procedure", procedure),
        ("inspections-team", text(&line.team).lines().collect::<Vec<_>>().join(", ")),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (page.t(key), value)).collect()
}

fn step_row(page: &Page, typed: &Typed, step: &StepDays) -> StepRow {
    let (name, code) = (words::step(page, step.step), code(&step.step));
    let day = |day: Option<Day>| day.map(|day| page.day(&day)).unwrap_or_default();
    StepRow {
        due: typed.text(page, &format!("due-{code}"), "inspections-step-due").of(&name),
        done: typed.text(page, &format!("done-{code}"), "inspections-step-done").of(&name),
        says: (day(step.due), day(step.done)),
        name,
    }
}

fn conclusion(page: &Page, typed: &Typed) -> Vec<Field> {
    vec![
        typed.text(page, "done_on", "inspections-done-on"),
        typed.area(page, "conclusion", "inspections-conclusion", 4),
        typed.area(page, "follow_up", "inspections-follow-up", 2),
        typed.text(page, "follow_up_by", "inspections-follow-up-by"),
        typed.text(page, "followed_up_on", "inspections-followed-up-on"),
    ]
}

/// The forms again: what was typed over what stands, the words beside the field.
async fn refused(page: Page, app: &App, id: Uuid, mut typed: Typed, line: &inspection::Model) -> Result<Response, PageError> {
    let steps = due::schedule(line, &store::list_steps_of(&app.db, id).await?)?.steps;
    typed.fill(&standing(&page, line, &steps));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, app, id, Some(typed)).await?).into_response())
}

pub(super) async fn save_steps(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let line = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let steps = due::schedule(&line, &store::list_steps_of(&app.db, id).await?)?.steps;
    let mut days = Vec::new();
    for step in steps {
        let word = code(&step.step);
        let due = typed.day_or_none(&page, &format!("due-{word}"));
        days.push(StepDays { step: step.step, due, done: typed.day_or_none(&page, &format!("done-{word}")) });
    }
    if typed.is_refused() {
        return refused(page, &app, id, typed, &line).await;
    }
    match actions::save_steps(&app, page.account()?, id, &days).await? {
        Ok(()) => Ok(see_other(&format!("/van-phong/kiem-tra/{id}"))),
        Err(refusal) => {
            if let actions::Refusal::StepToCome { step, .. } = &refusal {
                typed.refuse(&format!("done-{step}"), words::message(&page, &refusal));
            }
            refused(page, &app, id, typed, &line).await
        }
    }
}

pub(super) async fn conclude(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let line = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let conclusion = Conclusion {
        done_on: typed.day_or_none(&page, "done_on"),
        text: typed.text_or_none("conclusion"),
        follow_up: typed.text_or_none("follow_up"),
        follow_up_by: typed.day_or_none(&page, "follow_up_by"),
        followed_up_on: typed.day_or_none(&page, "followed_up_on"),
    };
    if typed.is_refused() {
        return refused(page, &app, id, typed, &line).await;
    }
    match actions::conclude(&app, page.account()?, id, conclusion).await? {
        Ok(()) => Ok(see_other(&format!("/van-phong/kiem-tra/{id}"))),
        Err(refusal) => {
            let Some(field) = words::field(&refusal) else { return Err(words::refused(&page, &refusal)) };
            typed.refuse(field, words::message(&page, &refusal));
            refused(page, &app, id, typed, &line).await
        }
    }
}
