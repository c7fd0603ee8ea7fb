//! Attendance at the door: one field that takes a card's code, a number of the sheet, or a part of a name.

use super::actions::{self, Asked};
use super::people::{self, Counts, Person, count};
use super::store::{self, Entries, Given};
use super::{Occasion, card, words};
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use axum_extra::extract::Form;
use chibo_core::meeting::Mark;
use chibo_core::member::MemberId;
use chibo_core::name::fold;
use chibo_frame::{App, Page, PageError, html};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "roll_call/scan.html")]
struct Scan {
    page: Page,
    title: String,
    path: String,
    answer: Option<Answer>,
    several: Vec<(Uuid, String)>,
    counts: Counts,
}

/// What is said of the one who was looked for.
struct Answer {
    /// `notice` or `warning`.
    class: &'static str,
    name: String,
    text: String,
}

/// What was typed or scanned; `who` where one of several was pressed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Sought {
    text: String,
    who: Option<Uuid>,
}

/// Who is meant.
enum Found<'a> {
    One(&'a Person),
    Several(Vec<&'a Person>),
    /// A card of somebody who is not on the roll of the day, or of nobody.
    Stranger,
    Nobody,
}

pub(super) async fn show(page: Page, State(app): State<App>, occasion: Occasion) -> Result<Html<String>, PageError> {
    let people = people::on_roll(&app.db, &occasion).await?;
    let standing = store::entries(&app.db, &occasion).await?;
    render(page, &occasion, &people, &standing, None, Vec::new())
}

fn render(
    page: Page,
    occasion: &Occasion,
    people: &[Person],
    standing: &Entries,
    answer: Option<Answer>,
    several: Vec<(Uuid, String)>,
) -> Result<Html<String>, PageError> {
    let mark_of = |person: &Person| standing.get(&person.id).map(|given| given.mark);
    html(&Scan { title: occasion.name(&page), path: occasion.path(), counts: count(people.iter(), mark_of), page, answer, several })
}

/// Marks who is meant as present, and says what came of it.
pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    occasion: Occasion,
    Form(sought): Form<Sought>,
) -> Result<Html<String>, PageError> {
    let people = people::on_roll(&app.db, &occasion).await?;
    let mut standing = store::entries(&app.db, &occasion).await?;
    let found = sought.who.map_or_else(|| seek(&people, &sought.text), |id| by_key(&people, id));
    let said = |name: String, text: String| Some(Answer { class: "warning", name, text });
    let (answer, several) = match found {
        Found::One(person) => (Some(mark(&page, &app, &occasion, person, &mut standing).await?), Vec::new()),
        Found::Several(found) => {
            let several: Vec<_> = found.iter().map(|person| (person.id.0, person.called())).collect();
            (said(String::new(), page.t1("roll-call-scan-several", "count", several.len())), several)
        }
        Found::Stranger => (said(String::new(), page.t("roll-call-scan-stranger")), Vec::new()),
        Found::Nobody => (said(sought.text.trim().to_owned(), page.t("roll-call-scan-nobody")), Vec::new()),
    };
    render(page, &occasion, &people, &standing, answer, several)
}

/// Who is meant: by the code of a card, by a number of the sheet, or by the beginnings of words of the name.
fn seek<'a>(people: &'a [Person], text: &str) -> Found<'a> {
    if let Some(id) = card::read(text) {
        return by_key(people, id);
    }
    if let Ok(number) = text.trim().parse::<u32>() {
        return people.iter().find(|person| person.number == Some(number)).map_or(Found::Nobody, Found::One);
    }
    let wanted = fold(text);
    if wanted.is_empty() {
        return Found::Nobody;
    }
    let named = |person: &&Person| {
        let name = fold(&person.name);
        wanted.split(' ').all(|word| name.split(' ').any(|part| part.starts_with(word)))
    };
    let found: Vec<&Person> = people.iter().filter(named).collect();
    match found.as_slice() {
        [] => Found::Nobody,
        [one] => Found::One(one),
        _ => Found::Several(found),
    }
}

fn by_key(people: &[Person], id: Uuid) -> Found<'_> {
    people.iter().find(|person| person.id == MemberId(id)).map_or(Found::Stranger, Found::One)
}

async fn mark(page: &Page, app: &App, occasion: &Occasion, person: &Person, standing: &mut Entries) -> Result<Answer, PageError> {
    let name = person.called();
    let before = standing.get(&person.id).map(|given| given.mark);
    if !person.marks(occasion.book).contains(&Mark::Present) {
        let text = page.t1("roll-call-scan-not-required", "why", words::why_not_required(page, person));
        return Ok(Answer { class: "warning", name, text });
    }
    if before.is_some_and(Mark::present) {
        return Ok(Answer { class: "warning", name, text: page.t("roll-call-scan-again") });
    }
    let given = Given { mark: occasion.usual, reason: None };
    let asked = Asked { shown: standing.clone(), wanted: Entries::from([(person.id, given.clone())]) };
    match actions::save(app, Some(page.account()?), occasion, &asked).await? {
        Ok(saved) if saved.clashes.is_empty() => _ = standing.insert(person.id, given),
        Ok(_) => return Ok(Answer { class: "warning", name, text: page.t("roll-call-scan-clash") }),
        Err(refusal) => return Err(words::refused(page, refusal)),
    }
    let text = match before {
        Some(before) => page.t1("roll-call-scan-changed", "before", words::mark_text(page, before)),
        None if !person.standing.required() => page.t1("roll-call-scan-beyond", "why", words::why_not_required(page, person)),
        None => page.t("roll-call-scan-done"),
    };
    Ok(Answer { class: "notice", name, text })
}
