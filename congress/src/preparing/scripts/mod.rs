//! The chair's words for each item of the programme: the usual ones with the figures filled in, or the congress's own.

mod actions;
mod booklet;
mod edit;
mod figures;
mod store;

pub(crate) use actions::{copy, drop_of};
pub use store::congress_script;

use super::{congress, programme_item};
use chibo_frame::{App, Page, Right, Routes};
use figures::Figures;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/van-phong/dai-hoi/{id}/loi-dan", Right::SeeElections, booklet::show)
        .get("/van-phong/dai-hoi/{id}/loi-dan/{item}", Right::RunCongress, edit::show)
        .post("/van-phong/dai-hoi/{id}/loi-dan/{item}", Right::RunCongress, edit::save)
}

/// **Lời dẫn.** What the chair says at an item of the programme, with the figures of the records filled in; paragraphs are
/// parted by empty lines.
pub async fn script_of(app: &App, page: &Page, congress: &congress::Model, item: &programme_item::Model) -> anyhow::Result<String> {
    let figures = Figures::of(app, page, congress).await?;
    let own = store::find(&app.db, item.id).await?.map(|row| row.words);
    Ok(figures.fill(&own.unwrap_or_else(|| usual(page, item))))
}

/// The words of an item where nobody wrote others.
fn usual(page: &Page, item: &programme_item::Model) -> String {
    page.t(&format!("script-{}", item.item.replace('_', "-")))
}
