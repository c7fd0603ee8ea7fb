//! All targets of a term as pictures, one below the other. Figures only, no names.

use super::plot::{Plot, of_meetings, of_years};
use super::{target_text, term_of_path, threshold_text};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use chibo_core::term::Period;
use chibo_frame::{App, Page, PageError, Right, html};

#[derive(Template)]
#[template(path = "targets/plots.html")]
struct Plots {
    page: Page,
    label: String,
    targets: Vec<Pictured>,
}

struct Pictured {
    number: u32,
    text: String,
    threshold: String,
    /// Its page, which shows who stands behind the figure.
    href: String,
    plots: Vec<Plot>,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(label): Path<String>) -> Result<impl IntoResponse, PageError> {
    let term = term_of_path(&app, &label).await?;
    let judged = term.read(&app).await?;
    let pictured = judged.iter().enumerate().map(|(place, judged)| {
        let text = target_text(&page, &judged.target, judged.wording.as_deref());
        let of_term = judged.readings.iter().find(|reading| reading.period == Period::Term);
        let meetings = of_term.and_then(|reading| of_meetings(&page, &term, place, &text, &judged.target, reading));
        Pictured {
            number: judged.target.number,
            threshold: threshold_text(&page, &judged.target),
            href: format!("/van-phong/nhiem-ky/{label}/chi-tieu/{}/term", place + 1),
            plots: of_years(&page, &term, place, &text, judged).into_iter().chain(meetings).collect(),
            text,
        }
    });
    html(&Plots { targets: pictured.collect(), label: label.clone(), page })
}
