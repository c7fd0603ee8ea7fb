//! What stands around every public page: the site's name, the day, its categories, the boxes, the figures of visits; and
//! what search engines and those who share a page are told of it.

use super::said::Said;
use super::store::{self, Category};
use crate::boxes;
use crate::sites::At;
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
    /// The site, and the addresses of its pages.
    pub at: At,
    /// The categories that have pages.
    pub categories: Vec<Category>,
    /// What the page is, for programs.
    pub said: Said,
}

impl Around {
    /// Gathers it as it stands now, for a page of a site.
    pub(crate) async fn at(app: &App, page: &Page, at: At, said: Said) -> anyhow::Result<Self> {
        let title = if at.site.title.is_empty() { page.t("reading-site") } else { at.site.title.clone() };
        let today = app.today();
        let weekday = page.t(&format!("reading-weekday-{}", today.weekday().num_days_from_sunday()));
        let date = page.with("reading-date", &[("weekday", &weekday), ("day", &page.day(&today))]);
        Ok(Self {
            title,
            subtitle: at.site.subtitle.clone(),
            date,
            figures: visits::figures(app).await?,
            boxes: boxes::shown(app, page).await?,
            lang: if page.lang == Lang::En { "?lang=en" } else { "" },
            categories: store::list_filled(&app.db, &at.gathered()).await?,
            at,
            said,
        })
    }

    /// The address of a page of this site.
    pub(crate) fn href(&self, path: &str) -> String {
        self.at.href(path)
    }

    /// The same page in another language.
    pub(crate) fn in_other_language(&self, page: &Page) -> String {
        self.at.path_in(page.other_lang(), &self.said.path)
    }

    /// The category of this address, if it is one.
    pub(crate) fn category(&self, slug: Option<&String>) -> Option<&Category> {
        self.categories.iter().find(|category| Some(&category.slug) == slug)
    }
}

/// A time as people read it: 03/7/2022 16:30.
pub(crate) fn time(page: &Page, time: DateTime<Utc>) -> String {
    let here = vietnam(time);
    format!("{} {}", page.day(&here.date_naive()), here.format("%H:%M"))
}

/// The month in Vietnam, as lists keep it: `2022-07`.
pub(crate) fn month(time: DateTime<Utc>) -> String {
    vietnam(time).format("%Y-%m").to_string()
}
