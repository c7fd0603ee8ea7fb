//! Whether everything is as it was left: asked by a button, answered with the first entry that does not hold.

use super::words::kind_text;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use chibo_frame::check::{Report, check};
use chibo_frame::{App, Page, PageError, html};

/// Faults that are shown; one is enough to stop by.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "acts/verify.html")]
struct Verify {
    page: Page,
    report: Option<Report>,
}

impl Verify {
    fn summary(&self, report: &Report) -> String {
        report.summary(self.page.words(), self.page.lang)
    }

    fn lines(&self) -> Vec<String> {
        let kind = |name: &str| kind_text(self.page.words(), self.page.lang, name);
        let faults = self.report.iter().flat_map(|report| &report.faults).take(SHOWN);
        faults.map(|fault| fault.worded(self.page.words(), self.page.lang, kind)).collect()
    }
}

pub(super) async fn show(page: Page) -> Result<impl IntoResponse, PageError> {
    html(&Verify { page, report: None })
}

pub(super) async fn ask(page: Page, State(app): State<App>) -> Result<impl IntoResponse, PageError> {
    let report = Some(check(&app).await?);
    html(&Verify { page, report })
}
