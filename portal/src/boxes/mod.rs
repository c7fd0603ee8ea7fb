//! Weather and exchange rates beside the news: switched off, typed by hand, or fetched in the background from one
//! address that an editor chose. The only place of the house that calls the outside.

pub(crate) mod fetch;
mod rates;
mod settings;
mod shown;
pub(crate) mod store;
mod weather;

pub(crate) use fetch::refresh;
pub(crate) use shown::{Content, Shown, shown};

use chibo_frame::{Right, Routes};
use serde::{Deserialize, Serialize};

/// Which box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// Thời tiết.
    Weather,
    /// Tỷ giá.
    Rates,
}

impl Kind {
    /// Both, in the order of the page.
    pub(crate) const ALL: [Self; 2] = [Self::Weather, Self::Rates];
}

/// Where a box has its value from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Mode {
    /// Nowhere: there is no box.
    #[default]
    Off,
    /// From an address, in the background.
    Fetched,
    /// From an editor's hand.
    Typed,
}

/// This room's paths.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/van-phong/tin-bai/nguon", Right::PublishNews, settings::show).post(
        "/van-phong/tin-bai/nguon",
        Right::PublishNews,
        settings::save,
    )
}
