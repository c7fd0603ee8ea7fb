//! What the figures of visits mean, and all of them, open to everybody.

use super::plot::Plot;
use super::store::{self, Read};
use super::{Figures, ONLINE, fold};
use crate::reading::{Around, Asking, Said};
use crate::sites::At;
use askama::Template;
use axum::response::Response;
use chibo_frame::app::vietnam;
use chibo_frame::{App, Page, PageError};

/// How many of the articles most read.
const MOST_READ: u64 = 10;

#[derive(Template)]
#[template(path = "visits/show.html")]
struct Show {
    page: Page,
    around: Around,
    plot: Plot,
    most_read: Vec<Read>,
    minutes: i64,
}

impl Show {
    fn since(&self, figures: &Figures) -> String {
        figures.since.map_or_else(|| String::from("–"), |since| self.page.day(&vietnam(since).date_naive()))
    }

    fn href(&self, read: &Read) -> Option<String> {
        self.around.at.reach(read.site_id, &format!("/tin/{}", read.slug))
    }
}

pub(crate) async fn show(asking: Asking) -> Result<Response, PageError> {
    asking.answer("/thong-ke", make).await
}

async fn make(app: App, page: Page, at: At) -> Result<String, PageError> {
    let around = Around::at(&app, &page, at, Said::plainly("/thong-ke")).await?;
    let plot = Plot::of(&page, app.today(), &fold::now(&app).await?.days);
    let most_read = store::most_read(&app.db, MOST_READ).await?;
    Ok(Show { page, around, plot, most_read, minutes: ONLINE.num_minutes() }.render()?)
}
