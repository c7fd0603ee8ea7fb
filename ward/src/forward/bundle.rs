//! What such a file holds.

use super::BUNDLE;
use chibo_core::unit::UnitKind;
use chibo_frame::parcel::BadFile;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The largest file: a ward of two hundred cells fills a tenth of it.
pub(super) const MOST_BYTES: usize = 32 << 20;
/// The longest name of a unit.
const LONGEST: usize = 200;

/// Every release below a unit. Units bear the keys of the house that sends, so that a second file finds them again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// [`BUNDLE`], signed too.
    pub format: String,
    /// The unit whose house sends it.
    pub unit: Uuid,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: UnitKind,
    /// The units below it that are no cells, each after the one above it.
    pub branches: Vec<Branch>,
    /// The cells.
    pub leaves: Vec<Leaf>,
}

/// A unit between the sender and its cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// Its key.
    pub unit: Uuid,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: UnitKind,
    /// The unit above.
    pub above: Uuid,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    /// Its key.
    pub unit: Uuid,
    /// Its name in the sender's books.
    pub name: String,
    /// The unit above.
    pub above: Uuid,
    /// The exact text of its latest release; none where it has released nothing yet.
    pub release: Option<String>,
}

impl Bundle {
    /// Reads what was signed; a tree that is none is not read.
    pub fn read(signed: &str) -> Result<Self, BadFile> {
        let bundle: Self = serde_json::from_str(signed).map_err(|_| BadFile::Unreadable)?;
        if bundle.format == BUNDLE.0 && bundle.is_tree() { Ok(bundle) } else { Err(BadFile::Unreadable) }
    }

    fn is_tree(&self) -> bool {
        let mut known = BTreeSet::from([self.unit]);
        let branches = self.branches.iter().map(|branch| (branch.unit, branch.above, &branch.name));
        let mut hangs = branches.chain(self.leaves.iter().map(|leaf| (leaf.unit, leaf.above, &leaf.name)));
        let named = |name: &str| !name.trim().is_empty() && name.chars().count() <= LONGEST;
        let of_units = self.level != UnitKind::Cell && self.branches.iter().all(|branch| branch.level != UnitKind::Cell);
        let stems = self.branches.iter().map(|branch| branch.unit).chain([self.unit]).collect::<BTreeSet<_>>();
        of_units
            && named(&self.name)
            && hangs
                .all(|(unit, above, name)| named(name) && stems.contains(&above) && known.contains(&above) && known.insert(unit))
    }
}
