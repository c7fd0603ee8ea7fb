//! Adding, naming, ordering and removing categories, all in one sending.

use super::store::{self, category};
use crate::slug::slug_of;
use chibo_frame::App;
use chibo_frame::record;
use uuid::Uuid;

/// The longest name.
pub(super) const LONGEST: usize = 60;

/// Why nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// A name is empty: the category's address.
    NoName(String),
    /// A name is too long: the category's address.
    TooLong(String),
    /// Two would be called alike.
    Twice(String),
    /// Articles stand in it.
    Used,
}

/// What is wanted of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed<'a> {
    /// The names alone.
    Save,
    /// A category one place up.
    Up(&'a str),
    /// A category gone.
    Remove(&'a str),
}

/// Gives the categories these names, adds a new one, does the deed.
pub(super) async fn save(
    app: &App,
    account: Option<Uuid>,
    names: impl Fn(&str) -> Option<String>,
    new: &str,
    deed: Deed<'_>,
) -> anyhow::Result<Result<(), Refusal>> {
    let tx = app.begin().await?;
    let standing = store::list_categories(&tx).await?;
    let mut wanted = standing.clone();
    for row in &mut wanted {
        row.name = names(&row.slug).unwrap_or_else(|| row.name.clone());
    }
    if !new.is_empty() {
        wanted.push(category::Model { slug: free_slug(new, &standing), name: new.to_owned(), position: 0 });
    }
    match deed {
        Deed::Save => {}
        Deed::Up(slug) => {
            if let Some(at) = wanted.iter().position(|row| row.slug == slug).filter(|at| *at > 0) {
                wanted.swap(at, at - 1);
            }
        }
        Deed::Remove(slug) => {
            if store::is_used(&tx, slug).await? {
                return Ok(Err(Refusal::Used));
            }
            wanted.retain(|row| row.slug != slug);
        }
    }
    for (row, position) in wanted.iter_mut().zip(0..) {
        row.position = position;
    }
    if let Some(refusal) = wrong(&wanted) {
        return Ok(Err(refusal));
    }
    let act = record::begin(app, &tx, account, "save_categories", &()).await?;
    if crate::rows::replace::<category::Entity>(app, &tx, &act, standing, wanted).await? {
        tx.commit().await?;
        crate::reading::forget_pages(app);
    }
    Ok(Ok(()))
}

fn wrong(wanted: &[category::Model]) -> Option<Refusal> {
    wanted.iter().enumerate().find_map(|(at, row)| {
        if row.name.is_empty() {
            return Some(Refusal::NoName(row.slug.clone()));
        }
        if row.name.chars().count() > LONGEST {
            return Some(Refusal::TooLong(row.slug.clone()));
        }
        let alike = wanted.iter().take(at).any(|other| slug_of(&other.name) == slug_of(&row.name));
        alike.then(|| Refusal::Twice(row.name.clone()))
    })
}

/// An address that no other category has.
fn free_slug(name: &str, standing: &[category::Model]) -> String {
    let base = Some(slug_of(name)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| String::from("chuyen-muc"));
    let free = |slug: &String| standing.iter().all(|row| row.slug != *slug);
    let numbered = (2..).map(|n| format!("{base}-{n}"));
    std::iter::once(base.clone()).chain(numbered).find(free).unwrap_or(base)
}
