//! One target: the form for a new one, and for one that stands.

use super::actions::{self, Refused, Wanted};
use super::typed::{self, Choice, choices, directions, level_choices, value_field};
use super::{catalogue, list};
use crate::targets::store::{self, target, target_version};
use crate::targets::{OpenTerm, term_of_path, threshold_text, words};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_core::name::tidy;
use chibo_core::target::{FigureKind, MeasureKind, Promise};
use chibo_core::term::Period;
use chibo_frame::db::code;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Message, Page, PageError, html, see_other};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "targets/edit/form.html")]
struct Edit {
    page: Page,
    label: String,
    path: String,
    title: String,
    measure: MeasureKind,
    measure_text: String,
    how_counted: String,
    /// Where another measure is chosen.
    catalogue: String,
    general: Vec<Message>,
    number: Field,
    wording: Field,
    directions: Vec<Choice>,
    direction_problem: Option<Message>,
    value: Option<Field>,
    levels: Vec<Choice>,
    cadences: Vec<Choice>,
    standing: Option<Standing>,
}

/// What the form of a target that stands has besides.
struct Standing {
    hows: Vec<Choice>,
    from: Field,
    decision: Field,
    /// Each version, later ones with the key by which they are taken away.
    versions: Vec<(String, Option<Uuid>)>,
}

/// `?do=attendance`
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(rename = "do")]
    measure: Option<String>,
}

/// First the measure, then the form of what fits it.
pub(super) async fn blank(
    page: Page,
    State(app): State<App>,
    Path(label): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, PageError> {
    let term = term_of_path(&app, &label).await?;
    let Some(measure) = asked.measure else {
        let path = format!("/van-phong/nhiem-ky/{label}/sua-chi-tieu/moi");
        return catalogue::render(page, label, path);
    };
    let measure = measure.parse().map_err(|_| PageError::NotFound)?;
    let number = term.targets.iter().map(|target| target.number).max().unwrap_or(0).saturating_add(1);
    render(page, label, measure, &Typed::standing([("number", number.to_string())]), None)
}

/// The form of a target that stands, with its last version in it.
pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path((label, id)): Path<(String, Uuid)>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, PageError> {
    let one = One::find(&app, &label, id).await?;
    let version = one.promise.of(Period::Term, &one.term.term);
    let typed = typed::standing(&page, &version.target, version.wording.as_deref());
    let measure = match asked.measure {
        Some(name) => name.parse().map_err(|_| PageError::NotFound)?,
        None => version.target.measure,
    };
    render(page, label, measure, &typed, Some(&one))
}

/// A target that stands.
struct One {
    term: OpenTerm,
    row: target::Model,
    promise: Promise,
    later: Vec<target_version::Model>,
}

impl One {
    async fn find(app: &App, label: &str, id: Uuid) -> Result<Self, PageError> {
        let term = term_of_path(app, label).await?;
        let row = list::row_of(app, &term, id).await?;
        let place = store::list_targets(&app.db, term.id).await?.iter().position(|other| other.id == id);
        let promise = place.and_then(|place| term.promises.get(place)).cloned().ok_or(PageError::NotFound)?;
        let later = store::list_versions(&app.db, std::slice::from_ref(&row)).await?;
        Ok(Self { term, row, promise, later })
    }

    fn form(&self, page: &Page, typed: &Typed) -> Standing {
        let hows = ["correct", "change"].map(|how| (how.to_owned(), page.t(&format!("edit-how-{how}"))));
        let line = |version: &chibo_core::target::Version| {
            let says = words::target_text(page, &version.target, version.wording.as_deref());
            page.with(
                "version-from",
                &[("day", &page.day(&version.from)), ("says", &says), ("need", &threshold_text(page, &version.target))],
            )
        };
        let keys = std::iter::once(None).chain(self.later.iter().map(|row| Some(row.id)));
        Standing {
            hows: choices(typed, "how", hows.into_iter()),
            from: typed.text(page, "from", "edit-from"),
            decision: typed.text(page, "decision", "edit-decision"),
            versions: self.promise.versions().map(line).zip(keys).collect(),
        }
    }
}

fn render(page: Page, label: String, measure: MeasureKind, typed: &Typed, one: Option<&One>) -> Result<Html<String>, PageError> {
    let kind = measure.answers();
    let path = format!("/van-phong/nhiem-ky/{label}/sua-chi-tieu");
    let own = one.map_or_else(|| format!("{path}/moi"), |one| format!("{path}/{}", one.row.id));
    let direction = |name: &&str| ((*name).to_owned(), page.t(&format!("edit-direction-{}", name.replace('_', "-"))));
    let cadence = |cadence| (code(cadence), page.t(&format!("cadence-{}", code(cadence).replace('_', "-"))));
    html(&Edit {
        title: page.t(if one.is_some() { "edit-one" } else { "edit-add" }),
        measure_text: words::measure_text(&page, measure),
        how_counted: page.t(&format!("how-{}", measure.name().replace('_', "-"))),
        catalogue: if one.is_some() { format!("{own}/cach-do") } else { own.clone() },
        general: typed.general.clone(),
        number: typed.whole(&page, "number", "edit-number"),
        wording: typed.area(&page, "wording", "edit-wording", 3),
        directions: choices(typed, "direction", directions(kind).iter().map(direction)),
        direction_problem: typed.problem("direction").cloned(),
        value: value_field(kind).map(|name| match kind {
            FigureKind::Count => typed.whole(&page, name, "edit-count"),
            _ => typed.text(&page, name, "edit-percent"),
        }),
        levels: if kind == FigureKind::Level { level_choices(&page, typed) } else { Vec::new() },
        cadences: choices(typed, "cadence", typed::CADENCES.iter().map(cadence)),
        standing: one.map(|one| one.form(&page, typed)),
        path: own,
        label,
        measure,
        page,
    })
}

/// Writes a new target.
pub(super) async fn add(
    page: Page,
    State(app): State<App>,
    Path(label): Path<String>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let term = term_of_path(&app, &label).await?;
    let mut typed = Typed::new(values);
    let measure: MeasureKind = typed.value("measure").parse().map_err(|_| PageError::NotFound)?;
    if let Some(wanted) = typed::read(&page, &mut typed, measure) {
        match actions::add_target(&app, Some(page.account()?), term.id, wanted).await? {
            Ok(id) => return Ok(see_other(&format!("/van-phong/nhiem-ky/{label}/sua-chi-tieu#{id}"))),
            Err(refused) => typed::refuse(&page, &mut typed, measure, refused),
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, label, measure, &typed, None)?).into_response())
}

/// Puts a target right, or changes it from a day on.
pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path((label, id)): Path<(String, Uuid)>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let one = One::find(&app, &label, id).await?;
    let mut typed = Typed::new(values);
    let measure: MeasureKind = typed.value("measure").parse().map_err(|_| PageError::NotFound)?;
    if let Some(wanted) = typed::read(&page, &mut typed, measure)
        && let Some(saved) = write(&app, &page, id, &mut typed, wanted).await?
    {
        match saved {
            Ok(()) => return Ok(see_other(&format!("/van-phong/nhiem-ky/{label}/sua-chi-tieu#{id}"))),
            Err(refused) => typed::refuse(&page, &mut typed, measure, refused),
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page, label, measure, &typed, Some(&one))?).into_response())
}

/// None where the day of a change cannot be read.
async fn write(
    app: &App,
    page: &Page,
    id: Uuid,
    typed: &mut Typed,
    wanted: Wanted,
) -> Result<Option<Result<(), Refused>>, PageError> {
    let account = Some(page.account()?);
    if typed.value("how") != "change" {
        return Ok(Some(actions::correct_target(app, account, id, wanted).await?));
    }
    let Some(from) = typed.day(page, "from") else { return Ok(None) };
    let decision = Some(tidy(typed.value("decision"))).filter(|words| !words.is_empty());
    Ok(Some(actions::change_target(app, account, id, from, decision, wanted).await?))
}
