//! Attendance by name: everybody on one page, all present with one press, then the exceptions.

use super::actions::{self, Asked};
use super::people::{self, Person, count};
use super::store::{self, Given};
use super::{Book, Occasion, words};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::meeting::Mark;
use chibo_core::member::MemberId;
use chibo_core::name::tidy;
use chibo_core::roll_call::Clash;
use chibo_frame::{App, Page, PageError, html, see_other, sessions};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "roll_call/take.html")]
struct Take {
    page: Page,
    occasion: Occasion,
    title: String,
    asking: Asking,
    groups: BTreeSet<String>,
    totals: Vec<(&'static str, &'static str, usize)>,
    /// Each mark's word, by its name, once a page.
    labels: BTreeMap<&'static str, String>,
    required: Vec<Row>,
    others: Vec<Row>,
    clashes: Vec<String>,
}

/// What the address asks for: a group, and a mark for all who have none.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asking {
    to: String,
    con_lai: String,
}

struct Row {
    id: Uuid,
    number: Option<u32>,
    name: String,
    group: String,
    why: String,
    choices: Vec<Choice>,
    reason: String,
    /// What the page shows as standing, to be sent along: the mark and the reason.
    was: Option<String>,
}

/// One mark that can be chosen.
struct Choice {
    name: &'static str,
    /// What it sends. Nothing stands of an exempt member who does not come, and nothing is written of him.
    sends: &'static str,
    chosen: bool,
}

fn choices(person: &Person, book: Book, chosen: Option<Mark>, stands: bool) -> Vec<Choice> {
    let choice = |mark: &Mark| Choice {
        name: mark.name(),
        sends: if *mark == Mark::Exempt && !stands { "" } else { mark.name() },
        chosen: chosen.map_or(*mark == Mark::Exempt, |chosen| chosen == *mark),
    };
    person.marks(book).iter().map(choice).collect()
}

impl Take {
    fn label(&self, mark: &str) -> &str {
        self.labels.get(mark).map_or("", String::as_str)
    }

    /// The same page with everybody who has no mark given this one.
    fn rest(&self, mark: &str) -> String {
        format!("?to={}&con_lai={mark}", encode(&self.asking.to))
    }

    #[expect(clippy::unused_self, reason = "the template asks the page")]
    fn of_group(&self, group: &str) -> String {
        format!("?to={}", encode(group))
    }
}

/// Text in an address.
pub(super) fn encode(text: &str) -> String {
    text.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    occasion: Occasion,
    Query(asking): Query<Asking>,
) -> Result<Html<String>, PageError> {
    let people = people::on_roll(&app.db, &occasion).await?;
    let standing = store::entries(&app.db, &occasion).await?;
    html(&render(page, occasion, asking, &people, &Asked { shown: standing.clone(), wanted: standing }))
}

/// The page of what stands (`shown`) and what is chosen (`wanted`).
fn render(page: Page, occasion: Occasion, asking: Asking, people: &[Person], asked: &Asked) -> Take {
    let rest = Mark::named(&asking.con_lai);
    let chosen =
        |person: &Person| asked.wanted.get(&person.id).map(|given| given.mark).or(rest.filter(|_| person.standing.required()));
    let row = |person: &Person| Row {
        id: person.id.0,
        number: person.number,
        name: person.called(),
        group: person.group.clone().unwrap_or_default(),
        why: if person.standing.required() { String::new() } else { words::why_not_required(&page, person) },
        choices: choices(person, occasion.book, chosen(person), asked.shown.contains_key(&person.id)),
        reason: asked.wanted.get(&person.id).and_then(|given| given.reason.clone()).unwrap_or_default(),
        was: asked.shown.get(&person.id).map(written),
    };
    let of_group = |person: &&Person| asking.to.is_empty() || person.group.as_deref() == Some(asking.to.as_str());
    let (required, others): (Vec<Row>, Vec<Row>) = people.iter().filter(of_group).map(row).partition(|row| row.number.is_some());
    Take {
        title: occasion.name(&page),
        totals: words::totals(occasion.book, count(people.iter().filter(of_group), chosen)),
        groups: people.iter().filter_map(|person| person.group.clone()).collect(),
        labels: Mark::ALL.into_iter().map(|mark| (mark.name(), words::mark_text(&page, mark))).collect(),
        clashes: Vec::new(),
        page,
        occasion,
        asking,
        required,
        others,
    }
}

/// A mark and its reason on one line, as they are sent along.
pub(super) fn written(given: &Given) -> String {
    format!("{} {}", given.mark.name(), given.reason.as_deref().unwrap_or_default())
}

pub(super) fn read(text: &str) -> Option<Given> {
    let (mark, reason) = text.split_once(' ').unwrap_or((text, ""));
    Some(Given { mark: Mark::named(mark)?, reason: Some(tidy(reason)).filter(|reason| !reason.is_empty()) })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    session: Session,
    occasion: Occasion,
    Query(asking): Query<Asking>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let asked = asked(values);
    let saved = match actions::save(&app, Some(page.account()?), &occasion, &asked).await? {
        Ok(saved) => saved,
        Err(refusal) => return Err(words::refused(&page, refusal)),
    };
    if saved.clashes.is_empty() {
        sessions::notice(&session, page.t1("roll-call-saved", "count", saved.written)).await?;
        return Ok(see_other(&format!("{}/diem-danh?to={}", occasion.path(), encode(&asking.to))));
    }
    clashed(page, &app, occasion, &asking.to, &asked, &saved.clashes).await
}

/// The page of what stands now, with what was chosen where somebody else wrote something else in the meantime.
pub(super) async fn clashed(
    page: Page,
    app: &App,
    occasion: Occasion,
    group: &str,
    asked: &Asked,
    clashes: &[Clash],
) -> Result<Response, PageError> {
    let people = people::on_roll(&app.db, &occasion).await?;
    let standing = store::entries(&app.db, &occasion).await?;
    let texts = clashes.iter().map(|clash| clash_text(&page, &people, clash)).collect();
    let mut wanted = standing.clone();
    let chosen = |member: &MemberId| Some((*member, asked.wanted.get(member)?.clone()));
    wanted.extend(clashes.iter().filter_map(|clash| chosen(&clash.member)));
    let asking = Asking { to: group.to_owned(), con_lai: String::new() };
    let take = Take { clashes: texts, ..render(page, occasion, asking, &people, &Asked { shown: standing, wanted }) };
    Ok((StatusCode::CONFLICT, html(&take)?).into_response())
}

/// The form's values: `was-KEY` as the page showed it, `m-KEY` the mark chosen, `r-KEY` the reason.
fn asked(values: Vec<(String, String)>) -> Asked {
    let mut asked = Asked::default();
    let mut reasons: BTreeMap<MemberId, String> = BTreeMap::new();
    for (name, value) in values {
        let Some((field, key)) = name.split_once('-') else { continue };
        let Ok(member) = key.parse::<Uuid>().map(MemberId) else { continue };
        match (field, read(&value)) {
            ("was", Some(given)) => _ = asked.shown.insert(member, given),
            ("m", Some(given)) => _ = asked.wanted.insert(member, Given { reason: None, ..given }),
            ("r", _) => _ = reasons.insert(member, tidy(&value)),
            _ => {}
        }
    }
    for (member, given) in &mut asked.wanted {
        given.reason = reasons.remove(member).filter(|reason| !reason.is_empty());
    }
    asked
}

fn clash_text(page: &Page, people: &[Person], clash: &Clash) -> String {
    let name = people.iter().find(|person| person.id == clash.member).map(Person::called).unwrap_or_default();
    let standing = clash.standing.map_or_else(|| page.t("roll-call-unmarked"), |mark| words::mark_text(page, mark));
    let wanted = words::mark_text(page, clash.wanted);
    page.with("roll-call-clash", &[("name", &name), ("standing", &standing), ("wanted", &wanted)])
}
