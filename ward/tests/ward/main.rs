//! The ward's rooms through their pages.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod approvals;
mod exchange;
mod forward;
mod overview;
mod ratings;
mod totals;
mod transfers;

use chibo_core::unit::UnitKind;
use chibo_frame::Slice;
use chibo_people::testing::House;
use uuid::Uuid;

/// What these pages stand on.
pub(crate) static SLICES: [Slice; 5] =
    [chibo_people::SLICE, chibo_books::SLICE, chibo_term::SLICE, chibo_congress::SLICE, chibo_ward::SLICE];

pub(crate) const NOW: &str = "2025-06-15T02:00:00Z";

/// A ward's house.
pub(crate) async fn ward() -> (House, Uuid) {
    superior("Phường Quang Trung", UnitKind::Ward).await
}

/// The house of a unit above cells.
pub(crate) async fn superior(name: &str, level: UnitKind) -> (House, Uuid) {
    let house = House::of(&SLICES, NOW).await;
    let own = chibo_people::units::create_ward(&house.app, None, name, level).await.unwrap().unwrap();
    (house, own.id)
}
