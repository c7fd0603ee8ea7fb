//! The page of templates and exports: for each kind of list a blank one, one with names, and what stands in the books.

use super::gather::Source;
use super::{EVERYTHING, PATH, is_yearly, plain, slug, takes_names};
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use chibo_frame::{App, Page, PageError, Right, html};
use chibo_paper::workbook::Kind;
use chibo_people::units;
use chrono::Datelike;

#[derive(Template)]
#[template(path = "imports/export/page.html")]
struct Templates {
    page: Page,
    everything: String,
    lists: Vec<List>,
    /// Lists that are only taken out: the address, the name.
    others: Vec<(String, String)>,
}

/// A kind of list.
struct List {
    name: String,
    text: String,
    blank: String,
    /// With the names of the roll; in the address and in words.
    with_names: Option<String>,
    /// What stands: the address, and the year if there is one a year.
    exports: Vec<(String, Option<i32>)>,
}

pub(crate) async fn show(page: Page, State(app): State<App>) -> Result<Html<String>, PageError> {
    let cell = units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?;
    let source = Source::of(&app, &cell).await?;
    let this_year = app.today().year();
    let mut lists = Vec::new();
    for kind in Kind::ALL {
        let slug = slug(kind);
        let exports = if is_yearly(kind) {
            let years = source.years(kind).await?.into_iter();
            years.map(|year| (format!("{PATH}/xuat/{slug}?nam={year}"), Some(year))).collect()
        } else {
            vec![(format!("{PATH}/xuat/{slug}"), None)]
        };
        lists.push(List {
            name: page.t(&format!("export-name-{}", kind.name())),
            text: page.t(&format!("export-text-{}", kind.name())),
            blank: format!("{PATH}/mau/{slug}"),
            with_names: takes_names(kind).then(|| format!("{PATH}/mau/{slug}?nam={this_year}&ten=co")),
            exports,
        });
    }
    let others = plain::LISTS.into_iter().map(|(slug, key)| (format!("{PATH}/xuat/{slug}"), page.t(key))).collect();
    html(&Templates { page, everything: format!("{PATH}/xuat/{EVERYTHING}"), lists, others })
}
