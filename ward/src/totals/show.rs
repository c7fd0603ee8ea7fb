//! A unit's page: what stands directly below it, a line each, a column a target; the sum of all, and how far apart they are.

use super::picture::{self, Below, Headcount};
use super::store::{self, Total};
use crate::exchange::released_figure;
use crate::overview::{State, short};
use askama::Template;
use axum::extract::{Path, Query, State as Shared};
use axum::response::Html;
use chibo_core::day::{Day, parse_day};
use chibo_core::exact::Share;
use chibo_core::target::MeasureKind;
use chibo_core::term::Period;
use chibo_frame::{App, Page, PageError, html};
use chibo_people::units::{self, unit};
use chibo_term::targets::{measure_text, period_text};
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// From four fifths of the cells on, a unit stands well; below one half, badly.
const WELL: (u32, u32) = (8_000, 5_000);

#[derive(Template)]
#[template(path = "totals/show.html")]
struct Show {
    page: Page,
    /// None where all units are shown that stand below none.
    name: Option<String>,
    /// The unit above.
    above: Option<unit::Model>,
    /// An earlier day that is shown, as it was typed, and for the addresses.
    day: Option<Day>,
    typed_day: String,
    query_day: String,
    error: Option<String>,
    /// Each period's word in the address, its words, whether it is shown.
    periods: Vec<(String, String, bool)>,
    period: Period,
    measures: Vec<String>,
    lines: Vec<Line>,
    /// The members of all.
    members: Headcount,
    totals: Vec<Option<Square>>,
    /// The lowest, the middle and the highest share of cells that reached each target.
    spread: Vec<(String, Vec<String>)>,
}

/// A unit's line.
struct Line {
    /// Where it is shown by itself.
    href: String,
    name: String,
    members: Headcount,
    squares: Vec<Option<Square>>,
}

/// What is said in one place of the map.
struct Square {
    figure: String,
    word: String,
    light: &'static str,
}

/// What is asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    ky: String,
    ngay: String,
}

/// All units that stand below none; where there is but one, itself.
pub(super) async fn top(page: Page, Shared(app): Shared<App>, Query(asked): Query<Asked>) -> Result<Html<String>, PageError> {
    let roots = store::list_below(&app.db, None).await?;
    match roots.as_slice() {
        [only] => shown(page, &app, Some(only.clone()), &asked).await,
        _ => shown(page, &app, None, &asked).await,
    }
}

pub(super) async fn unit(
    page: Page,
    Shared(app): Shared<App>,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, PageError> {
    let unit = units::find(&app.db, id).await?.filter(|unit| unit.kind != "cell").ok_or(PageError::NotFound)?;
    shown(page, &app, Some(unit), &asked).await
}

async fn shown(page: Page, app: &App, of: Option<unit::Model>, asked: &Asked) -> Result<Html<String>, PageError> {
    let id = of.as_ref().map(|unit| unit.id);
    let typed = asked.ngay.trim();
    let day = parse_day(typed);
    let error = (!typed.is_empty() && day.is_none()).then(|| page.t1("units-no-day", "typed", typed));
    let day = day.filter(|day| *day < app.today());
    let picture = match day {
        Some(day) => picture::on_day(&app.db, id, &asked.ky, day).await?,
        None => picture::kept(&app.db, id, &asked.ky).await?,
    };
    let above = match of.as_ref().and_then(|unit| unit.parent_id) {
        Some(id) => units::find(&app.db, id).await?,
        None => None,
    };
    let measures: Vec<MeasureKind> =
        MeasureKind::ALL.into_iter().filter(|kind| picture.whole.iter().any(|total| total.measure == kind.name())).collect();
    let squares = Squares {
        page: &page,
        heads: &picture.heads,
        day,
        sums: by(&picture.sums, |sum| sum.unit_id),
        figures: by(&picture.figures, |row| row.cell_id),
    };
    let total = |kind: &MeasureKind| Some(square(&page, picture.whole.iter().find(|total| total.measure == kind.name())?));
    html(&Show {
        name: of.map(|unit| unit.name),
        above,
        typed_day: day.map_or_else(|| typed.to_owned(), |day| page.day(&day)),
        query_day: day.map(|day| format!("&ngay={day}")).unwrap_or_default(),
        day,
        error,
        periods: picture
            .periods
            .iter()
            .map(|one| (one.to_string(), period_text(&page, *one), Some(*one) == picture.period))
            .collect(),
        period: picture.period.unwrap_or(Period::Term),
        spread: spread(&page, &picture.sums, &measures),
        lines: picture.below.iter().map(|unit| squares.line(unit, &measures)).collect(),
        members: picture.heads.values().fold(Headcount::default(), Headcount::add),
        totals: measures.iter().map(total).collect(),
        measures: measures.iter().map(|kind| measure_text(&page, *kind)).collect(),
        page,
    })
}

/// The rows by unit.
fn by<T>(rows: &[T], unit: impl Fn(&T) -> Uuid) -> BTreeMap<Uuid, Vec<&T>> {
    let mut all: BTreeMap<Uuid, Vec<&T>> = BTreeMap::new();
    for row in rows {
        all.entry(unit(row)).or_default().push(row);
    }
    all
}

/// What is known of the units below.
struct Squares<'a> {
    page: &'a Page,
    heads: &'a BTreeMap<Uuid, Headcount>,
    /// The day that is asked for.
    day: Option<Day>,
    sums: BTreeMap<Uuid, Vec<&'a Total>>,
    figures: BTreeMap<Uuid, Vec<&'a released_figure::Model>>,
}

impl Squares<'_> {
    fn line(&self, unit: &Below, measures: &[MeasureKind]) -> Line {
        let is_cell = unit.is_cell;
        let day = self.day.map(|day| format!("?ngay={day}")).unwrap_or_default();
        Line {
            href: if is_cell { format!("/van-phong/chi-bo/{}", unit.id) } else { format!("/van-phong/tong-hop/{}{day}", unit.id) },
            name: unit.name.clone(),
            members: self.heads.get(&unit.id).copied().unwrap_or_default(),
            squares: measures
                .iter()
                .map(|kind| if is_cell { self.figure(unit.id, *kind) } else { self.sum(unit.id, *kind) })
                .collect(),
        }
    }

    fn figure(&self, cell: Uuid, kind: MeasureKind) -> Option<Square> {
        let row = self.figures.get(&cell)?.iter().find(|row| row.measure == kind.name())?;
        let state = State::of(row);
        Some(Square { figure: short(self.page, row), word: self.page.t(state.key()), light: state.light() })
    }

    fn sum(&self, unit: Uuid, kind: MeasureKind) -> Option<Square> {
        Some(square(self.page, self.sums.get(&unit)?.iter().find(|sum| sum.measure == kind.name())?))
    }
}

/// Of how many cells that are judged so many reached the target, in ten-thousandths.
fn share(total: &Total) -> Option<u32> {
    let count = |n: i64| u32::try_from(n).ok();
    Share::new(count(total.reached)?, count(total.reached + total.missed)?).ten_thousandths()
}

fn square(page: &Page, total: &Total) -> Square {
    let (reached, judged) = (page.number(&total.reached), page.number(&(total.reached + total.missed)));
    let Some(share) = share(total) else {
        return Square {
            figure: page.t1("totals-cells", "count", page.number(&total.cells)),
            word: page.t("overview-open"),
            light: "none",
        };
    };
    let light = match share {
        share if share >= WELL.0 => "yes",
        share if share >= WELL.1 => "wait",
        _ => "no",
    };
    let word = page.with("overview-total", &[("reached", &reached), ("of", &judged)]);
    Square { figure: page.lang.percent_short(share), word, light }
}

/// How far apart the units stand.
fn spread(page: &Page, sums: &[Total], measures: &[MeasureKind]) -> Vec<(String, Vec<String>)> {
    let shares = |kind: &MeasureKind| {
        let mut shares: Vec<u32> = sums.iter().filter(|sum| sum.measure == kind.name()).filter_map(share).collect();
        shares.sort_unstable();
        shares
    };
    let sorted: Vec<Vec<u32>> = measures.iter().map(shares).collect();
    if sorted.iter().all(|shares| shares.len() < 2) {
        return Vec::new();
    }
    let row = |key: &str, pick: &dyn Fn(&[u32]) -> Option<u32>| {
        let said = sorted.iter().map(|shares| pick(shares).map(|share| page.lang.percent_short(share)).unwrap_or_default());
        (page.t(key), said.collect())
    };
    vec![
        row("totals-lowest", &|shares| shares.first().copied()),
        row("totals-middle", &|shares| shares.get(shares.len() / 2).copied()),
        row("totals-highest", &|shares| shares.last().copied()),
    ]
}
