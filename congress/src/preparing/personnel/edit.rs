//! The personnel plan on one page: seats and names checked against the rules, and the structure, counted from the roll.

use super::actions::{self, official};
use super::store::{self, personnel_plan};
use crate::preparing::{self, Summoned, congress};
use crate::slates;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::congress::{Counted, Leadership, SeatRefusal, Structure, check_seats, leadership};
use chibo_core::member::Sex;
use chibo_core::rules::RuleSet;
use chibo_frame::db::from_code;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, Right, html, see_other};
use chibo_people::roll;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "preparing/personnel/edit.html")]
struct Plan {
    page: Page,
    title: String,
    path: String,
    lead: String,
    rules: Vec<String>,
    fields: Vec<Field>,
    groups: Vec<(String, [(String, String); 6])>,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::default();
    if let Some(plan) = store::find(&app.db, id).await? {
        typed.set("seats", plan.seats.to_string());
        typed.set("surplus", plan.surplus.to_string());
        typed.set("note", plan.note);
    }
    render(page, &app, &congress, &typed).await
}

async fn render(page: Page, app: &App, congress: &congress::Model, typed: &Typed) -> Result<Html<String>, PageError> {
    let summoned = preparing::summoned(&app.db, congress).await?;
    let official = official(&summoned);
    let by_size = actions::by_size(&app.db, congress, official).await?;
    html(&Plan {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{}", congress.id),
        lead: lead(&page, official, by_size),
        rules: congress.rules().map(|rules| worded(&page, rules, seats(typed))).unwrap_or_default(),
        fields: vec![
            typed.whole(&page, "seats", "plan-seats"),
            typed.whole(&page, "surplus", "plan-surplus"),
            typed.area(&page, "note", "plan-note", 6),
        ],
        groups: structure_of(&page, app, congress, &summoned).await?,
        page,
    })
}

fn seats(typed: &Typed) -> u32 {
    typed.value("seats").parse().unwrap_or(0)
}

/// What a cell of this size elects.
fn lead(page: &Page, official: u32, by_size: Option<u32>) -> String {
    let key = match (leadership(official), by_size) {
        (Leadership::NotACell, _) => "plan-lead-no-cell",
        (Leadership::SecretaryOnly, _) => "plan-lead-secretary",
        (Leadership::Committee, None) => "plan-lead-committee",
        (Leadership::Committee, Some(_)) => "plan-lead-size",
    };
    page.with(key, &[("official", &official), ("seats", &by_size.unwrap_or(0))])
}

/// What the rules of the day say of the names for so many seats.
fn worded(page: &Page, rules: &RuleSet, seats: u32) -> Vec<String> {
    let mut lines = Vec::new();
    if seats > 0 {
        let (surplus, most) = (rules.surplus_for(seats), rules.most_names(seats));
        let figures: [(&'static str, &dyn std::fmt::Display); 4] =
            [("seats", &seats), ("surplus", &surplus), ("most", &most), ("article", &rules.surplus.article)];
        lines.push(page.with("plan-rule-surplus", &figures));
    }
    if let Some(prepared) = rules.prepared_surplus {
        let percent = |share: chibo_core::exact::Share| share.ten_thousandths().unwrap_or(0) / 100;
        let (least, most) = prepared.value;
        let figures: [(&'static str, &dyn std::fmt::Display); 3] =
            [("least", &percent(least)), ("most", &percent(most)), ("article", &prepared.article)];
        lines.push(page.with("plan-rule-prepared", &figures));
    }
    lines
}

/// **Cơ cấu.** Each group with its figures, each under its heading.
pub(crate) async fn structure_of(
    page: &Page,
    app: &App,
    congress: &congress::Model,
    summoned: &[Summoned],
) -> anyhow::Result<Vec<(String, [(String, String); 6])>> {
    let groups = groups(page, app, congress, summoned).await?;
    Ok(groups.into_iter().map(|(group, found)| (group, cells(page, found))).collect())
}

/// The structure of the cell, of the outgoing committee, and of the names that stand.
async fn groups(
    page: &Page,
    app: &App,
    congress: &congress::Model,
    summoned: &[Summoned],
) -> anyhow::Result<Vec<(String, Structure)>> {
    let rows = roll::list_members(&app.db, congress.cell_id).await?;
    let sexes: BTreeMap<Uuid, Sex> = rows.iter().filter_map(|row| Some((row.id, from_code(row.sex.as_deref()?).ok()?))).collect();
    let counted =
        |one: &Summoned| Counted { sex: sexes.get(&one.member.id.0).copied(), birth: one.member.birth, joined: one.member.joined };
    let of = |among: &dyn Fn(Uuid) -> bool| {
        Structure::of(summoned.iter().filter(|one| among(one.member.id.0)).map(counted), congress.held_on)
    };
    let outgoing = slates::convening(&app.db, congress).await?;
    let standing: BTreeSet<Uuid> = slates::standing(&app.db, congress.id).await?;
    Ok(vec![
        (page.t("plan-group-cell"), of(&|_| true)),
        (page.t("plan-group-outgoing"), of(&|id| outgoing.contains(&id))),
        (page.t("plan-group-list"), of(&|id| standing.contains(&id))),
    ])
}

/// Writes the plan; a number that the rules do not allow comes back with the rule named.
pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let mut typed = Typed::new(values);
    let official = official(&preparing::summoned(&app.db, &congress).await?);
    if let (Some(seats), Some(surplus)) = (typed.number(&page, "seats"), typed.number(&page, "surplus")) {
        if let Err(refusal) = check_seats(official, seats) {
            typed.refuse("seats", refused(&page, refusal));
        }
        if let Some(message) = congress.rules().and_then(|rules| surplus_refused(&page, rules, seats, surplus)) {
            typed.refuse("surplus", message);
        }
        if !typed.is_refused() {
            let (seats, surplus) = (i32::try_from(seats).unwrap_or(0), i32::try_from(surplus).unwrap_or(0));
            let note = typed.value("note").to_owned();
            actions::save(&app, page.account()?, personnel_plan::Model { congress_id: id, seats, surplus, note }).await?;
            return Ok(see_other(&format!("/van-phong/dai-hoi/{id}/de-an-nhan-su")));
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &app, &congress, &typed).await?).into_response())
}

fn refused(page: &Page, refusal: SeatRefusal) -> Message {
    let article = refusal.article().unwrap_or_default();
    let text = match refusal {
        SeatRefusal::NotACell { official } => page.with("plan-no-cell", &[("official", &official), ("article", &article)]),
        SeatRefusal::NoCommittee { official } => page.with("plan-no-committee", &[("official", &official), ("article", &article)]),
        SeatRefusal::None => page.t("plan-no-seats"),
        SeatRefusal::TooMany { seats, most } => {
            page.with("plan-too-many", &[("seats", &seats), ("most", &most), ("article", &article)])
        }
    };
    Message::new(text)
}

/// A committee's list has a surplus, and not more of it than the rules of the day allow.
fn surplus_refused(page: &Page, rules: &RuleSet, seats: u32, surplus: u32) -> Option<Message> {
    let most = rules.surplus_for(seats);
    let key = match surplus {
        0 => "plan-no-surplus",
        surplus if surplus > most => "plan-surplus-above",
        _ => return None,
    };
    let figures: [(&'static str, &dyn std::fmt::Display); 4] =
        [("surplus", &surplus), ("seats", &seats), ("most", &most), ("article", &rules.surplus.article)];
    Some(Message::new(page.with(key, &figures)))
}

/// The figures of a group, each under its heading.
fn cells(page: &Page, found: Structure) -> [(String, String); 6] {
    [
        ("plan-people", found.people.to_string()),
        ("plan-women", part(page, found.women, found.people)),
        ("plan-under-40", part(page, found.under_40, found.with_age)),
        ("plan-from-60", part(page, found.from_60, found.with_age)),
        ("plan-age", tenths(page, found.mean_age_tenths)),
        ("plan-party-age", tenths(page, found.mean_party_age_tenths)),
    ]
    .map(|(key, figure)| (page.t(key), figure))
}

/// `46,3` of 463 tenths; a dash where nothing is known.
fn tenths(page: &Page, tenths: Option<u32>) -> String {
    let comma = if page.lang == chibo_frame::Lang::Vi { ',' } else { '.' };
    tenths.map_or_else(|| "–".to_owned(), |n| format!("{}{comma}{}", n / 10, n % 10))
}

/// A part of a group with its share.
fn part(page: &Page, part: u32, of: u32) -> String {
    let share = chibo_core::exact::Share::new(part, of).ten_thousandths();
    share.map_or_else(|| "–".to_owned(), |share| format!("{part} ({})", page.lang.percent_short(share)))
}
