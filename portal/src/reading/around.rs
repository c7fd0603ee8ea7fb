//! What stands around every public page: the quarter's name, the day, the boxes, the figures of visits.

use super::store;
use crate::boxes;
use crate::visits::{self, Figures};
use chibo_frame::app::vietnam;
use chibo_frame::{App, Lang, Page};
use chrono::{DateTime, Datelike, Utc};

/// The page around it.
pub(crate) struct Around {
    /// The quarter's name.
    pub title: String,
    /// The ward's name and what stands above it.
    pub subtitle: String,
    /// The day in words.
    pub date: String,
    /// The figures of visits.
    pub figures: Figures,
    /// Weather and exchange rates.
    pub boxes: Vec<boxes::Shown>,
    /// What links of the site carry so that the language stays: there is no cookie.
    pub lang: &'static str,
}

impl Around {
    /// Gathers it as it stands now.
    pub(crate) async fn of(app: &App, page: &Page) -> anyhow::Result<Self> {
        let site = store::find_site(&app.db).await?;
        let (title, subtitle) = site.map_or_else(|| (page.t("reading-site"), String::new()), |site| (site.title, site.subtitle));
        let today = app.today();
        let weekday = page.t(&format!("reading-weekday-{}", today.weekday().num_days_from_sunday()));
        let date = page.with("reading-date", &[("weekday", &weekday), ("day", &page.day(&today))]);
        let figures = visits::figures(app).await?;
        let boxes = boxes::shown(app, page).await?;
        let lang = if page.lang == Lang::En { "?lang=en" } else { "" };
        Ok(Self { title, subtitle, date, figures, boxes, lang })
    }
}

/// A time as people read it: 03/7/2022 16:30.
pub(crate) fn time(page: &Page, time: DateTime<Utc>) -> String {
    let here = vietnam(time);
    format!("{} {}", page.day(&here.date_naive()), here.format("%H:%M"))
}
