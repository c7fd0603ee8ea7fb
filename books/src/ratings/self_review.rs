//! Self-reviews, typed for many members at once: the level each gives himself, the points, the day it was handed in.

use super::actions::{SelfReview, save_self_reviews};
use super::choice::{chosen, level_field, level_text};
use super::gather::{Line, Review};
use super::part::{Asked, Part, Preset, ROWS};
use super::show::points_text;
use super::{at, open_sheet, path};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::rating::{PointScale, Points};
use chibo_frame::{App, Field, Message, Page, PageError, Typed, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "ratings/self_review.html")]
struct Show<'a> {
    page: Page,
    year: i32,
    path: String,
    part: Part<'a>,
    points: bool,
    refused: bool,
    on: Field,
    rows: Vec<Row>,
}

struct Row {
    id: Uuid,
    name: String,
    level: Field,
    points: Option<Field>,
    on: Field,
}

/// Those who are reviewed.
fn reviewed(review: &Review) -> Vec<&Line> {
    review.lines.iter().filter(|line| line.place.reviewed).collect()
}

pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path(year): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<impl IntoResponse, PageError> {
    let review = open_sheet(&app, &year).await?;
    let mut typed = Typed::default();
    for line in reviewed(&review) {
        let (id, row) = (line.row.member_id, &line.row);
        let preset = if asked.san == Preset::Good { "good" } else { "" };
        typed.set(&format!("level-{id}"), row.self_level.clone().unwrap_or_else(|| preset.to_owned()));
        typed.set(&format!("points-{id}"), row.self_points.map(|tenths| points_text(&page, tenths)).unwrap_or_default());
        typed.set(&format!("on-{id}"), row.self_on.map(|on| page.day(&on)).unwrap_or_default());
    }
    render(page, &review, asked, &typed)
}

fn render(page: Page, review: &Review, asked: Asked, typed: &Typed) -> Result<Html<String>, PageError> {
    let part = Part::of(reviewed(review), asked, page.rows(ROWS));
    let points = review.regime.points.is_some();
    let row = |line: &&Line| {
        let (id, name) = (line.row.member_id, line.name.clone());
        Row {
            level: level_field(&page, typed, &format!("level-{id}"), "ratings-self").of(&name),
            points: points.then(|| typed.text(&page, &format!("points-{id}"), "ratings-points").of(&name)),
            on: typed.text(&page, &format!("on-{id}"), "ratings-handed-in").of(&name),
            id,
            name,
        }
    };
    let rows = part.lines.iter().map(row).collect();
    let on = typed.text(&page, "on", "ratings-handed-in-all");
    html(&Show { year: review.year, path: path(review.year), points, refused: typed.is_refused(), on, rows, part, page })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(year): Path<String>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let review = open_sheet(&app, &year).await?;
    let mut typed = Typed::new(values);
    let asked = Asked::sent(&typed);
    let part = Part::of(reviewed(&review), asked, page.rows(ROWS));
    let scale = review.regime.points.map(|cited| cited.value);
    let common = if typed.value("on").is_empty() { None } else { typed.day(&page, "on") };
    let reviews: Vec<SelfReview> =
        part.lines.iter().map(|line| read(&page, &mut typed, line.row.member_id, scale.as_ref(), common)).collect();
    if typed.is_refused() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, &review, asked, &typed)?).into_response());
    }
    let next = part.next();
    save_self_reviews(&app, at(&page, &review)?, &reviews).await?;
    let path = path(review.year);
    Ok(see_other(&next.map_or(path.clone(), |next| format!("{path}/tu-kiem-diem{next}"))))
}

/// One row. Points alone give the level; a row on which something stands takes the common day where it has none.
fn read(
    page: &Page,
    typed: &mut Typed,
    member: Uuid,
    scale: Option<&PointScale>,
    common: Option<chibo_core::day::Day>,
) -> SelfReview {
    let [level_field, points_field, on_field] = ["level", "points", "on"].map(|name| format!("{name}-{member}"));
    let mut level = chosen(typed, &level_field);
    let text = typed.value(&points_field).to_owned();
    let points = Points::read(&text).filter(|_| scale.is_some());
    if points.is_none() && !text.is_empty() && scale.is_some() {
        typed.refuse(&points_field, Message::new(page.t1("ratings-refused-points", "text", text)));
    }
    if let Some((scale, points)) = scale.zip(points) {
        let level = *level.get_or_insert(scale.level(points));
        if let Err(fault) = scale.check(level, points) {
            let most = level_text(page, fault.most);
            typed.refuse(&level_field, Message::new(page.t1("ratings-refused-above-points", "level", most)));
        }
    }
    let own = if typed.value(&on_field).is_empty() { None } else { typed.day(page, &on_field) };
    SelfReview { member, level, points, on: own.or(common.filter(|_| level.is_some())) }
}
