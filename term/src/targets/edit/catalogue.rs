//! The catalogue of measures: what a target can be read by.

use crate::targets::{term_of_path, words};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse};
use chibo_core::target::MeasureKind;
use chibo_frame::{App, Page, PageError, html};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "targets/edit/catalogue.html")]
struct Catalogue {
    page: Page,
    label: String,
    /// Where a choice leads to.
    path: String,
    measures: Vec<(MeasureKind, String, String)>,
}

/// Another measure for a target that stands.
pub(super) async fn show(
    page: Page,
    State(app): State<App>,
    Path((label, id)): Path<(String, Uuid)>,
) -> Result<impl IntoResponse, PageError> {
    let term = term_of_path(&app, &label).await?;
    super::list::row_of(&app, &term, id).await?;
    let path = format!("/van-phong/nhiem-ky/{label}/sua-chi-tieu/{id}");
    render(page, label, path)
}

/// The catalogue, each measure with how it is counted.
pub(super) fn render(page: Page, label: String, path: String) -> Result<Html<String>, PageError> {
    let how = |measure: MeasureKind| page.t(&format!("how-{}", measure.name().replace('_', "-")));
    let measures = MeasureKind::ALL.into_iter().map(|m| (m, words::measure_text(&page, m), how(m))).collect();
    html(&Catalogue { page, label, path, measures })
}
