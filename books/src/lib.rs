//! The cell's books: what a secretary keeps over the year and what the targets are read from. Meetings, study, ratings,
//! inspections, admissions, fees, the four-goods sheet, tasks.

pub mod admissions;
pub mod fees;
pub mod four_goods;
pub mod inspections;
pub mod meetings;
mod names;
mod papers;
pub mod ratings;
pub mod roll_call;
pub mod schema;
pub mod shelf;
pub mod study;
pub mod tasks;
mod year;

use chibo_frame::record::Kind;
use chibo_frame::{Routes, Slice};
use sea_orm_migration::MigrationTrait;

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "vi",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// What this slice brings to the roof.
pub const SLICE: Slice = Slice {
    name: "books",
    routes,
    migrations,
    words: &LOCALES,
    kinds,
    private: inspections::private,
    due: None,
    files: None,
    derived: &[],
};

fn routes() -> Routes {
    [
        meetings::routes(),
        study::routes(),
        roll_call::routes(),
        ratings::routes(),
        inspections::routes(),
        admissions::routes(),
        tasks::routes(),
        fees::routes(),
        four_goods::routes(),
        shelf::routes(),
    ]
    .into_iter()
    .fold(Routes::new(), Routes::and)
}

/// The first release's tables, then each room's own changes. Old ones are never edited.
fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    let first: Box<dyn MigrationTrait> = Box::new(schema::Migration);
    std::iter::once(first)
        .chain(meetings::migrations())
        .chain(study::migrations())
        .chain(roll_call::migrations())
        .chain(ratings::migrations())
        .chain(inspections::migrations())
        .chain(admissions::migrations())
        .chain(tasks::migrations())
        .chain(fees::migrations())
        .chain(four_goods::migrations())
        .collect()
}

fn kinds() -> Vec<Kind> {
    [
        meetings::kinds(),
        study::kinds(),
        ratings::kinds(),
        inspections::kinds(),
        admissions::kinds(),
        tasks::kinds(),
        fees::kinds(),
        four_goods::kinds(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The kinds of paper that this slice knows.
pub fn paper_kinds() -> Vec<chibo_people::papers::PaperKind> {
    papers::kinds()
}
