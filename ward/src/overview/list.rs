//! The heat map: a line a cell, a column a target, for one year or the term.

use super::State;
use super::actions::{self, Refusal};
use super::way::OnTheWay;
use crate::exchange::{self, Release, released_figure};
use crate::totals;
use askama::Template;
use axum::extract::{Query, State as Shared};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::day::Day;
use chibo_core::exact::Share;
use chibo_core::rating::Level;
use chibo_core::target::MeasureKind;
use chibo_core::term::Period;
use chibo_frame::db::from_code;
use chibo_frame::parcel::fingerprint;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Due, Message, Page, PageError, Right, html, see_other, sessions};
use chibo_people::transfers::Moves;
use chibo_people::units::{self, unit};
use chibo_term::targets::{level_text, measure_text, period_text};
use serde::Deserialize;
use std::collections::BTreeMap;
use tower_sessions::Session;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "overview/list.html")]
struct List {
    page: Page,
    ward: String,
    period: Period,
    /// Each period's word in the address, its words, whether it is shown.
    periods: Vec<(String, String, bool)>,
    only_missed: bool,
    measures: Vec<String>,
    lines: Vec<Line>,
    totals: Vec<String>,
    members: u32,
    way: OnTheWay,
    due: Vec<Due>,
    name: Field,
}

/// A cell's line.
struct Line {
    id: Uuid,
    name: String,
    /// The day of its figures.
    as_of: Option<Day>,
    members: Option<u32>,
    squares: Vec<Option<Square>>,
}

/// One figure.
struct Square {
    figure: String,
    state: State,
}

/// What is asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    ky: String,
    xem: String,
}

/// How many cells have a figure in a column, and how many of them reached it.
#[derive(Default)]
struct Sum {
    of: usize,
    reached: usize,
}

/// A house that has no cells directly below it has units that do: a province's opens on its sums.
pub(super) async fn show(page: Page, Shared(app): Shared<App>, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let own = units::find_ward(&app.db).await?.ok_or(PageError::NotFound)?;
    if units::list_below(&app.db, own.id).await?.is_empty() && totals::has_units_below(&app.db, own.id).await? {
        return Ok(see_other(&format!("/van-phong/tong-hop/{}", own.id)));
    }
    render(page, &app, &asked, &Typed::default()).await
}

async fn render(page: Page, app: &App, asked: &Asked, typed: &Typed) -> Result<Response, PageError> {
    let ward = units::find_ward(&app.db).await?.ok_or(PageError::NotFound)?;
    let cells = units::list_below(&app.db, ward.id).await?;
    let known: Vec<Period> =
        exchange::list_periods(&app.db, ward.id).await?.iter().filter_map(|period| period.parse().ok()).collect();
    let period = known.iter().copied().find(|period| period.to_string() == asked.ky);
    let period = period.or_else(|| known.iter().copied().filter(|period| *period != Period::Term).max()).unwrap_or(Period::Term);
    let figures = exchange::list_figures(&app.db, ward.id, &period.to_string()).await?;
    let measures: Vec<MeasureKind> =
        MeasureKind::ALL.into_iter().filter(|kind| figures.iter().any(|row| row.measure == kind.name())).collect();
    let releases = releases(app, ward.id).await?;
    let mut lines: Vec<Line> = cells.iter().map(|cell| line(&page, cell, &releases, &figures, &measures)).collect();
    let sums = sums(&lines, measures.len());
    let way = on_the_way(app, ward.id, &releases).await?;
    let members = way.counted_once(lines.iter().filter_map(|line| line.members).sum());
    let only_missed = asked.xem == "chua-dat";
    if only_missed {
        lines.retain(|line| line.squares.iter().flatten().any(|square| square.state.is_missed()));
    }
    let status = if typed.is_refused() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let list = List {
        due: due(app, &page, ward.id).await?,
        ward: ward.name,
        periods: known.iter().map(|one| (one.to_string(), period_text(&page, *one), *one == period)).collect(),
        measures: measures.iter().map(|kind| measure_text(&page, *kind)).collect(),
        totals: sums.iter().map(|sum| total(&page, sum)).collect(),
        name: typed.text(&page, "name", "overview-name"),
        period,
        only_missed,
        lines,
        members,
        way,
        page,
    };
    Ok((status, html(&list)?).into_response())
}

/// Everything that falls due in this house.
async fn due(app: &App, page: &Page, ward: Uuid) -> anyhow::Result<Vec<Due>> {
    let mut due = Vec::new();
    for find in app.due.iter() {
        due.extend(find(app, page, ward).await?);
    }
    due.sort_by(|a, b| (!a.late, a.on, &a.text).cmp(&(!b.late, b.on, &b.text)));
    Ok(due)
}

/// Of a cell's latest release: its day, how many members it has, and its transfers.
type Released = (Day, u32, Moves);

/// Those who are on their way between the ward's cells.
async fn on_the_way(app: &App, ward: Uuid, releases: &BTreeMap<Uuid, Released>) -> anyhow::Result<OnTheWay> {
    let told = releases.values().map(|(.., moves)| moves);
    if told.clone().all(Moves::is_empty) {
        return Ok(OnTheWay::default());
    }
    let keys = exchange::list_keys(&app.db, ward).await?;
    Ok(OnTheWay::of(told, &keys.values().map(|key| fingerprint(&key.public_key)).collect()))
}

/// Of each cell its latest release.
async fn releases(app: &App, ward: Uuid) -> anyhow::Result<BTreeMap<Uuid, Released>> {
    let latest = exchange::list_latest(&app.db, ward).await?;
    let read = latest.into_iter().filter_map(|(cell, row)| {
        let Release { members, transfers, .. } = Release::read(&row.body).ok()?;
        Some((cell, (row.as_of, members.official.saturating_add(members.probationary), transfers)))
    });
    Ok(read.collect())
}

fn line(
    page: &Page,
    cell: &unit::Model,
    releases: &BTreeMap<Uuid, Released>,
    figures: &[released_figure::Model],
    measures: &[MeasureKind],
) -> Line {
    let release = releases.get(&cell.id);
    let from = figures.partition_point(|row| row.cell_id < cell.id);
    let own: Vec<&released_figure::Model> = figures.iter().skip(from).take_while(|row| row.cell_id == cell.id).collect();
    let square = |kind: &MeasureKind| {
        let row = own.iter().find(|row| row.measure == kind.name())?;
        Some(Square { figure: short(page, row), state: State::of(row) })
    };
    Line {
        id: cell.id,
        name: cell.name.clone(),
        as_of: release.map(|release| release.0),
        members: release.map(|release| release.1),
        squares: measures.iter().map(square).collect(),
    }
}

/// The figure alone, as short as it can be said.
pub(crate) fn short(page: &Page, row: &released_figure::Model) -> String {
    let whole = |value: i64| u32::try_from(value).unwrap_or(0);
    match (row.numerator, row.denominator) {
        (Some(numerator), Some(denominator)) => {
            page.lang.percent_short(Share::new(whole(numerator), whole(denominator)).ten_thousandths().unwrap_or(0))
        }
        (Some(count), None) => page.number(&whole(count)),
        (None, _) => match (&row.level, row.granted, row.evidence) {
            (Some(level), ..) => from_code::<Level>(level).map(|level| level_text(page, level)).unwrap_or_default(),
            (_, Some(granted), _) => page.t(if granted { "figure-granted" } else { "figure-not-granted" }),
            (.., Some(count)) => page.t1("figure-evidence", "count", count),
            _ => String::new(),
        },
    }
}

fn sums(lines: &[Line], columns: usize) -> Vec<Sum> {
    let sum = |column: usize| {
        let squares = lines.iter().filter_map(|line| line.squares.get(column)?.as_ref());
        squares.filter(|square| square.state != State::Open).fold(Sum::default(), |sum, square| Sum {
            of: sum.of + 1,
            reached: sum.reached + usize::from(square.state == State::Reached),
        })
    };
    (0..columns).map(sum).collect()
}

fn total(page: &Page, sum: &Sum) -> String {
    let of_judged = || page.with("overview-total", &[("reached", &sum.reached), ("of", &sum.of)]);
    if sum.of > 0 { of_judged() } else { String::from("–") }
}

/// Names a cell that has released nothing yet.
pub(super) async fn add(
    page: Page,
    Shared(app): Shared<App>,
    session: Session,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let mut typed = Typed::new(values);
    let key = match actions::add(&app, page.account()?, typed.value("name")).await?.ok_or(PageError::NotFound)? {
        Ok(()) => {
            sessions::notice(&session, page.t("overview-added")).await?;
            return Ok(see_other("/van-phong/chi-bo"));
        }
        Err(Refusal::NoName) => "form-empty",
        Err(Refusal::Exists) => "overview-exists",
    };
    typed.refuse("name", Message::new(page.t(key)));
    render(page, &app, &Asked::default(), &typed).await
}
