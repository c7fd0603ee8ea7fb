//! The slice through its front door: pages through the router, on a database of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod edit;
mod home;
mod papers;

use chibo_core::target::twelve;
use chibo_frame::Slice;
use chibo_people::testing::{House, day};
use chibo_term::imports::{File, import};
use chibo_term::targets::{NewTerm, open_term};
use std::path::Path;
use uuid::Uuid;

/// The slices that the term stands on, and the term.
static SLICES: &[Slice] = &[chibo_people::SLICE, chibo_books::SLICE, chibo_term::SLICE];

const TERM: &str = "/van-phong/nhiem-ky/2022-2025";

/// A cell with the twelve targets, at this time.
async fn with_term(now: &str) -> (House, Uuid) {
    let house = House::of(SLICES, now).await;
    house.found_cell().await;
    let new = NewTerm { from: day("3/7/2022"), to: day("30/6/2025"), congress: 5, targets: twelve() };
    let term = open_term(&house.app, None, new).await.unwrap().unwrap();
    (house, term)
}

/// The same with the demonstration's workbooks whose names begin so.
async fn with_books(now: &str, names: &[&str]) -> (House, Uuid) {
    let (house, term) = with_term(now).await;
    import(&house.app, None, books(names), false).await.unwrap();
    (house, term)
}

fn books(names: &[&str]) -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/demo/khu-5b");
    let file = |name: &&str| {
        let name = format!("{name}.xlsx");
        File { bytes: std::fs::read(folder.join(&name)).unwrap(), name }
    };
    names.iter().map(file).collect()
}
