//! Attendance typed from the signed sheet: the numbers of the absent, shown as names before anything is written.

use super::actions::{self, Asked};
use super::people::{self, Person};
use super::store::{self, Entries, Given};
use super::take::{clashed, read, written};
use super::{Occasion, words};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::meeting::Mark;
use chibo_core::member::MemberId;
use chibo_core::roll_call::marks;
use chibo_frame::{App, Field, Message, Page, PageError, Typed, html, see_other, sessions};
use tower_sessions::Session;
use uuid::Uuid;

/// The lists that are typed: each field with its mark.
const LISTS: [(&str, Mark); 3] = [("excused", Mark::Excused), ("unexcused", Mark::Unexcused), ("online", Mark::Online)];

#[derive(Template)]
#[template(path = "roll_call/by_number.html")]
struct ByNumber {
    page: Page,
    title: String,
    path: String,
    count: usize,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "roll_call/by_number_check.html")]
struct Check {
    page: Page,
    title: String,
    path: String,
    /// What was typed, to be sent once more.
    typed: Vec<(&'static str, String)>,
    /// What stands, to be sent along.
    was: Vec<(Uuid, String)>,
    /// Those who were not simply present: number, name, what stands, what will.
    lines: Vec<Line>,
    /// How many of the sheet were present.
    present: usize,
}

struct Line {
    number: u32,
    name: String,
    before: String,
    after: String,
}

pub(super) async fn show(page: Page, State(app): State<App>, occasion: Occasion) -> Result<Html<String>, PageError> {
    let people = people::on_roll(&app.db, &occasion).await?;
    form(page, &occasion, &people, &Typed::default())
}

fn form(page: Page, occasion: &Occasion, people: &[Person], typed: &Typed) -> Result<Html<String>, PageError> {
    let field = |(name, _): (&'static str, Mark)| typed.text(&page, name, &format!("roll-call-list-{name}"));
    html(&ByNumber {
        title: occasion.name(&page),
        path: occasion.path(),
        count: people.iter().filter(|person| person.number.is_some()).count(),
        fields: LISTS.map(field).into(),
        page,
    })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    session: Session,
    occasion: Occasion,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let people = people::on_roll(&app.db, &occasion).await?;
    let shown = shown(&values);
    let mut typed = Typed::new(values);
    let Some(wanted) = wanted(&page, &mut typed, &occasion, &people) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, form(page, &occasion, &people, &typed)?).into_response());
    };
    match typed.value("step") {
        "save" => write(page, &app, &session, occasion, Asked { shown, wanted }).await,
        "edit" => Ok(form(page, &occasion, &people, &typed)?.into_response()),
        _ => {
            let standing = store::entries(&app.db, &occasion).await?;
            Ok(html(&check(page, &occasion, &people, &typed, &standing, &wanted))?.into_response())
        }
    }
}

/// The marks that the lists give to all on the sheet; without them words stand beside the fields.
fn wanted(page: &Page, typed: &mut Typed, occasion: &Occasion, people: &[Person]) -> Option<Entries> {
    let on_sheet: Vec<MemberId> = people.iter().filter(|person| person.number.is_some()).map(|person| person.id).collect();
    let count = u32::try_from(on_sheet.len()).unwrap_or(u32::MAX);
    let lists = LISTS.map(|(name, mark)| (mark, typed.value(name).to_owned()));
    let lists = lists.each_ref().map(|(mark, text)| (*mark, text.as_str()));
    match marks(count, &lists) {
        Ok(marks) => {
            let marks = marks.into_iter().map(|mark| if mark == Mark::Present { occasion.usual } else { mark });
            Some(on_sheet.into_iter().zip(marks.map(|mark| Given { mark, reason: None })).collect())
        }
        Err(faults) => {
            for (name, list) in LISTS {
                let texts: Vec<String> =
                    faults.iter().filter(|(mark, _)| *mark == list).map(|(_, fault)| words::fault_text(page, fault)).collect();
                if !texts.is_empty() {
                    typed.refuse(name, Message::new(texts.join(" ")));
                }
            }
            None
        }
    }
}

fn shown(values: &[(String, String)]) -> Entries {
    let entry = |(name, value): &(String, String)| {
        let member = name.strip_prefix("was-")?.parse().ok()?;
        Some((MemberId(member), read(value)?))
    };
    values.iter().filter_map(entry).collect()
}

fn check(page: Page, occasion: &Occasion, people: &[Person], typed: &Typed, standing: &Entries, wanted: &Entries) -> Check {
    let text = |mark: Option<Mark>| mark.map_or_else(|| page.t("roll-call-unmarked"), |mark| words::mark_text(&page, mark));
    let line = |person: &Person| {
        let (before, after) = (standing.get(&person.id).map(|given| given.mark), wanted.get(&person.id)?.mark);
        let is_plain = after == occasion.usual && before.is_none_or(|before| before == after);
        (!is_plain).then(|| Line {
            number: person.number.unwrap_or_default(),
            name: person.called(),
            before: text(before),
            after: text(Some(after)),
        })
    };
    Check {
        title: occasion.name(&page),
        path: occasion.path(),
        typed: LISTS.map(|(name, _)| (name, typed.value(name).to_owned())).into(),
        was: standing.iter().map(|(member, given)| (member.0, written(given))).collect(),
        lines: people.iter().filter_map(line).collect(),
        present: wanted.values().filter(|given| given.mark.present()).count(),
        page,
    }
}

/// Writes the sheet. A reason that stands stays with its mark.
async fn write(page: Page, app: &App, session: &Session, occasion: Occasion, mut asked: Asked) -> Result<Response, PageError> {
    for (member, given) in &mut asked.wanted {
        let stands = asked.shown.get(member).filter(|shown| shown.mark == given.mark);
        given.reason = stands.and_then(|shown| shown.reason.clone());
    }
    match actions::save(app, Some(page.account()?), &occasion, &asked).await? {
        Ok(saved) if saved.clashes.is_empty() => {
            sessions::notice(session, page.t1("roll-call-saved", "count", saved.written)).await?;
            Ok(see_other(&format!("{}/diem-danh", occasion.path())))
        }
        Ok(saved) => clashed(page, app, occasion, "", &asked, &saved.clashes).await,
        Err(refusal) => Err(words::refused(&page, refusal)),
    }
}
