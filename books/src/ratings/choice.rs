//! Levels in words, and the field in which one is chosen.

use chibo_core::rating::Level;
use chibo_frame::db::{code, from_code};
use chibo_frame::{Field, Page, Typed};

/// A field for a level, or none.
pub(super) fn level_field(page: &Page, typed: &Typed, name: &str, key: &str) -> Field {
    let levels = Level::ALL.map(|level| (code(&level), level_text(page, level)));
    typed.choice(page, name, key, std::iter::once((String::new(), String::new())).chain(levels).collect())
}

/// The level chosen in a field.
pub(super) fn chosen(typed: &Typed, name: &str) -> Option<Level> {
    from_code(typed.value(name)).ok()
}

/// A level in words.
pub(super) fn level_text(page: &Page, level: Level) -> String {
    page.t(&format!("ratings-level-{}", code(&level).replace('_', "-")))
}

/// A level as papers name it: "Hoàn thành tốt nhiệm vụ".
pub(crate) fn level_in_full(page: &Page, level: Level) -> String {
    page.t(&format!("ratings-paper-level-{}", code(&level).replace('_', "-")))
}
