//! One person's file: the stage, what is wrong or missing, the papers, and the presses that make a member.

use super::actions::{self, PaperTyped, Refusal};
use super::case::Ground;
use super::papers::paper_kinds;
use super::store::{self, admission, admission_paper};
use super::words;
use crate::inspections::Subject;
use crate::inspections::confidential::Notes;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::admission::{Paper, Stage, ceremony_by};
use chibo_core::day::Day;
use chibo_core::deadline::recognition;
use chibo_frame::db::code;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other};
use chibo_people::papers::{Offer, offers};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "admissions/show.html")]
struct Show {
    page: Page,
    person: admission::Model,
    stages: Vec<(String, bool)>,
    facts: Vec<(String, String)>,
    findings: Vec<String>,
    papers: Vec<PaperRow>,
    missing: usize,
    admit: Option<Field>,
    recognise: Option<Field>,
    notes: Notes,
    offers: Vec<Offer>,
}

struct PaperRow {
    name: String,
    got: Field,
    kept: Field,
    says: (String, String),
    needed: bool,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    render(page, &app, id, None).await
}

async fn render(page: Page, app: &App, id: Uuid, typed: Option<Typed>) -> Result<Html<String>, PageError> {
    let person = store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let ground = Ground::load(&app.db, person.cell_id, app.today()).await?;
    let stage = ground.case(&person).stage();
    let got = store::list_papers(&app.db, id).await?;
    let mut typed = typed.unwrap_or_default();
    typed.fill(&standing(&page, &person, &got, &ground));
    let stages = Stage::ALL.into_iter().map(|s| (words::stage(&page, s), s == stage)).collect();
    let papers: Vec<PaperRow> = Paper::ALL
        .into_iter()
        .filter(|paper| stage >= Stage::Probation || !paper.is_of_recognition())
        .map(|paper| paper_row(&page, &typed, paper, &got))
        .collect();
    let missing = papers.iter().filter(|row| row.needed && row.says.0.is_empty()).count();
    let may_admit = person.member_id.is_none() && person.decided_on.is_some();
    let may_recognise = person.member_id.is_some() && person.official_on.is_none();
    html(&Show {
        stages,
        facts: facts(&page, &person, &ground),
        findings: ground.findings(&person).iter().map(|finding| words::finding(&page, finding)).collect(),
        papers,
        missing,
        admit: may_admit.then(|| typed.text(&page, "admitted_on", "admissions-admitted-on")),
        recognise: may_recognise.then(|| typed.text(&page, "official_on", "admissions-official-on")),
        notes: Notes::of(&page, app, Subject::Admission, id).await?,
        offers: offers(app, &page, &paper_kinds(), person.cell_id, id).await?,
        person,
        page,
    })
}

fn day(page: &Page, day: Option<Day>) -> String {
    day.map(|day| page.day(&day)).unwrap_or_default()
}

/// What the page's forms show before anything is typed: the papers, today for a ceremony, the end of the probation.
fn standing(page: &Page, person: &admission::Model, got: &[admission_paper::Model], ground: &Ground) -> Typed {
    let official = person.admitted_on.map(|on| recognition(on, &ground.calendar).ends_on);
    let mut typed = Typed::standing([("admitted_on", page.day(&ground.today)), ("official_on", day(page, official))]);
    for row in got {
        typed.set(&format!("got-{}", row.paper), day(page, row.got_on));
        typed.set(&format!("kept-{}", row.paper), row.kept_at.clone().unwrap_or_default());
    }
    typed
}

fn paper_row(page: &Page, typed: &Typed, paper: Paper, got: &[admission_paper::Model]) -> PaperRow {
    let code = code(&paper);
    let name = format!("{code}. {}", page.t(&format!("admissions-paper-{}", key(paper))));
    let row = got.iter().find(|row| row.paper == code);
    PaperRow {
        got: typed.text(page, &format!("got-{code}"), "admissions-got").of(&name),
        kept: typed.text(page, &format!("kept-{code}"), "admissions-kept").of(&name),
        says: row.map(|row| (day(page, row.got_on), row.kept_at.clone().unwrap_or_default())).unwrap_or_default(),
        needed: paper.is_needed(),
        name,
    }
}

/// The paper's number in the file, as its words are keyed.
fn key(paper: Paper) -> usize {
    Paper::ALL.iter().position(|other| *other == paper).unwrap_or_default()
}

fn facts(page: &Page, person: &admission::Model, ground: &Ground) -> Vec<(String, String)> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let vote = person.vote_for.zip(person.vote_official).map(|(agree, official)| format!("{agree}/{official}"));
    let waiting = person.decided_on.filter(|_| person.admitted_on.is_none()).map(|on| ceremony_by(on, &ground.calendar));
    let probation = person.admitted_on.filter(|_| person.official_on.is_none()).map(|on| recognition(on, &ground.calendar));
    let all = [
        ("admissions-birth", day(page, person.birth)),
        ("admissions-contact-on", day(page, person.contact_on)),
        ("admissions-helpers", text(&person.helpers).lines().collect::<Vec<_>>().join(", ")),
        ("admissions-education", text(&person.education)),
        ("admissions-organisation", text(&person.organisation)),
        ("admissions-class-on", day(page, person.class_on)),
        ("admissions-applied-on", day(page, person.applied_on)),
        ("admissions-cv-on", day(page, person.cv_on)),
        ("admissions-opinions", text(&person.opinions)),
        ("admissions-resolved-on", day(page, person.resolved_on)),
        ("admissions-vote", vote.unwrap_or_default()),
        ("admissions-decision-no", text(&person.decision_no)),
        ("admissions-decided-on", day(page, person.decided_on)),
        ("admissions-ceremony-by", day(page, waiting)),
        ("admissions-admitted-on", day(page, person.admitted_on)),
        ("admissions-probation-ends", day(page, probation.map(|found| found.ends_on))),
        ("admissions-consider-by", day(page, probation.map(|found| found.consider_by))),
        ("admissions-official-on", day(page, person.official_on)),
        ("admissions-note", text(&person.note)),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (page.t(key), value)).collect()
}

async fn again(page: Page, app: &App, id: Uuid, typed: Typed) -> Result<Response, PageError> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, app, id, Some(typed)).await?).into_response())
}

pub(super) async fn save_papers(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    store::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let sent: Vec<String> = values.iter().map(|(name, _)| name.clone()).collect();
    let mut typed = Typed::new(values);
    let mut papers = Vec::new();
    for paper in Paper::ALL {
        let (got, kept) = (format!("got-{}", code(&paper)), format!("kept-{}", code(&paper)));
        if sent.contains(&got) {
            let got_on = typed.day_or_none(&page, &got);
            let to_come = got_on.filter(|on| *on > app.today());
            if let Some(on) = to_come {
                typed.refuse(&got, Message::new(page.t1("inspections-refused-to-come", "day", page.day(&on))));
            }
            papers.push(PaperTyped { paper, got_on, kept_at: typed.text_or_none(&kept) });
        }
    }
    if typed.is_refused() {
        return again(page, &app, id, typed).await;
    }
    actions::save_papers(&app, page.account()?, id, papers).await?;
    Ok(see_other(&format!("/van-phong/phat-trien/{id}")))
}

pub(super) async fn admit(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    let Some(on) = typed.day(&page, "admitted_on") else { return again(page, &app, id, typed).await };
    let done = actions::admit(&app, page.account()?, id, on).await?.map(drop);
    finish(page, &app, id, typed, "admitted_on", done).await
}

pub(super) async fn recognise(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    let Some(on) = typed.day(&page, "official_on") else { return again(page, &app, id, typed).await };
    let done = actions::recognise(&app, page.account()?, id, on).await?;
    finish(page, &app, id, typed, "official_on", done).await
}

/// To the file, or the form again with the words beside the day; where the form is not offered, the words alone.
async fn finish(
    page: Page,
    app: &App,
    id: Uuid,
    mut typed: Typed,
    field: &str,
    done: Result<(), Refusal>,
) -> Result<Response, PageError> {
    match done {
        Ok(()) => Ok(see_other(&format!("/van-phong/phat-trien/{id}"))),
        Err(Refusal::NotThere) => Err(PageError::NotFound),
        Err(refusal @ Refusal::Barred(_)) => {
            typed.refuse(field, words::message(&page, &refusal));
            again(page, app, id, typed).await
        }
        Err(refusal) => Err(PageError::Refused(words::message(&page, &refusal))),
    }
}
