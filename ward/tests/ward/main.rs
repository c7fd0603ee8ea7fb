//! The ward's rooms through their pages.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod approvals;
mod exchange;
mod forward;
mod overview;
mod ratings;
mod totals;
mod transfers;

use chibo_frame::Slice;
use chibo_people::testing::House;
use uuid::Uuid;

/// What these pages stand on.
pub(crate) static SLICES: [Slice; 5] =
    [chibo_people::SLICE, chibo_books::SLICE, chibo_term::SLICE, chibo_congress::SLICE, chibo_ward::SLICE];

pub(crate) const NOW: &str = "2025-06-15T02:00:00Z";

/// A ward's house.
pub(crate) async fn ward() -> (House, Uuid) {
    let house = House::of(&SLICES, NOW).await;
    let ward = chibo_people::units::create_ward(&house.app, None, "Phường Quang Trung").await.unwrap().unwrap();
    (house, ward.id)
}
