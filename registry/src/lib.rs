//! **Văn thư.** The papers a cell issues: drafting, numbers, the register, templates, whole sets at once.

pub mod drafting;
pub mod kinds;
pub mod making;
pub mod register;
pub mod released;
mod sets;
pub mod templates;
mod words;

use chibo_frame::private::Table;
use chibo_frame::record::Kind;
use chibo_frame::{App, Finding, Page, PageError, Routes, Slice};
use chibo_people::units;
use sea_orm_migration::MigrationTrait;
use sha2::{Digest, Sha256};
use uuid::Uuid;

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "vi",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// What this slice brings to the roof.
pub const SLICE: Slice =
    Slice { name: "registry", routes, migrations, words: &LOCALES, kinds, private, due: Some(due), files: None, derived: &[] };

fn routes() -> Routes {
    register::routes().and(drafting::routes()).and(templates::routes()).and(sets::routes()).and(released::routes())
}

fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    let first = drafting::migrations().into_iter().chain(templates::migrations());
    first.chain(register::migrations()).chain(released::migrations()).collect()
}

fn kinds() -> Vec<Kind> {
    let first = drafting::kinds().into_iter().chain(templates::kinds());
    first.chain(register::kinds()).chain(released::kinds()).collect()
}

fn private() -> Vec<Table> {
    drafting::private().into_iter().chain(register::private()).collect()
}

fn due<'a>(app: &'a App, page: &'a Page, cell: Uuid) -> Finding<'a> {
    Box::pin(register::due(app, page, cell))
}

/// The cell whose papers these are.
async fn cell_of(app: &App) -> Result<Uuid, PageError> {
    Ok(units::find_cell(&app.db).await?.ok_or(PageError::NotFound)?.id)
}

/// **Mã băm SHA-256**, in hexadecimal figures.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// A short mark by which a page knows a text again.
fn mark(text: &str) -> String {
    sha256(text.as_bytes()).chars().take(16).collect()
}
