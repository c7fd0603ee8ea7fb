//! The pages of a long list, and the addresses by which one goes from page to page.

use super::lists::{List, Month};
use super::store::Row;
use chibo_frame::PageError;
use sea_orm::ConnectionTrait;
use serde::Deserialize;

/// How many articles stand on one page.
pub(crate) const A_PAGE: u64 = 20;

/// The page of a list that is asked for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    trang: String,
}

impl Asked {
    /// Its number, from 1; what is no number is the first.
    pub(crate) fn number(&self) -> u64 {
        self.trang.parse().ok().filter(|number| *number > 0).unwrap_or(1)
    }
}

/// Where in a long list one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paging {
    /// How many articles there are in all.
    pub total: u64,
    /// How many pages.
    pub last: u64,
    /// This page.
    pub here: u64,
    path: String,
}

impl Paging {
    /// The page of a list of that many, whose address ends with what asks for the page. None where it ends before.
    pub(crate) fn new(path: &str, total: u64, here: u64) -> Option<Self> {
        let last = total.div_ceil(A_PAGE).max(1);
        (here <= last).then(|| Self { total, last, here, path: path.to_owned() })
    }

    /// How many articles come before this page.
    pub(crate) fn from(&self) -> u64 {
        (self.here - 1).saturating_mul(A_PAGE)
    }

    /// The address of a page of the list.
    pub(crate) fn path(&self, number: u64) -> String {
        let joint = if self.path.contains('?') { '&' } else { '?' };
        if number <= 1 { self.path.clone() } else { format!("{}{joint}trang={number}", self.path) }
    }

    /// The pages to which links lead: the first, the last, those around this one; 0 where some are left out.
    pub(crate) fn links(&self) -> Vec<u64> {
        let near = self.here.saturating_sub(2).max(1)..=self.here.saturating_add(2).min(self.last);
        let mut wanted: Vec<u64> = std::iter::once(1).chain(near).chain([self.last]).collect();
        wanted.dedup();
        let mut links = Vec::new();
        for number in wanted {
            if links.last().is_some_and(|last| last + 1 < number) {
                links.push(0);
            }
            links.push(number);
        }
        links
    }
}

/// A page of a list and where it stands; there is none beyond the last.
pub(crate) async fn page_of<C: ConnectionTrait>(
    db: &C,
    list: List<'_>,
    within: Option<&str>,
    path: &str,
    asked: &Asked,
) -> Result<(Paging, Vec<Row>), PageError> {
    let mut months: Vec<Month> = list.months(db).await?;
    months.retain(|month| within.is_none_or(|within| month.month == within));
    let total = months.iter().map(|month| u64::try_from(month.pages).unwrap_or_default()).sum();
    let paging = Paging::new(path, total, asked.number()).ok_or(PageError::NotFound)?;
    let rows = list.rows(db, &months, paging.from(), A_PAGE).await?;
    Ok((paging, rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_ends_and_around_here() {
        let links = |total, here| Paging::new("/x", total, here).map(|paging| paging.links());
        assert_eq!(links(0, 1), Some(vec![1]));
        assert_eq!(links(41, 2), Some(vec![1, 2, 3]));
        assert_eq!(links(2000, 50), Some(vec![1, 0, 48, 49, 50, 51, 52, 0, 100]));
        assert_eq!(links(2000, 4), Some(vec![1, 2, 3, 4, 5, 6, 0, 100]));
        assert_eq!(links(41, 4), None);
        let paging = Paging::new("/tim?q=a", 100, 2).unwrap();
        assert_eq!(
            (paging.path(1), paging.path(3), paging.from()),
            (String::from("/tim?q=a"), String::from("/tim?q=a&trang=3"), 20)
        );
    }
}
