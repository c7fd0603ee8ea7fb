//! Who a row means: a name and, where there is one, a birth, against the members known so far.

use super::fault::Problem;
use chibo_core::day::Day;
use chibo_core::name::{fold, sort_key};
use chibo_paper::workbook::Person;
use chibo_people::roll::member;
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The members known so far, found by name.
#[derive(Default)]
pub(super) struct People {
    known: BTreeMap<Uuid, Known>,
    by_name: BTreeMap<String, BTreeSet<Uuid>>,
}

struct Known {
    folded: String,
    /// The name with its accents, wherever the tone mark was put: Hòa and Hoà are one name.
    exact: String,
    birth: Option<Day>,
    card: Option<String>,
}

/// Whom a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// This member.
    One(Uuid),
    /// Nobody, and what to say of it.
    Nobody(Problem),
    /// One of several.
    Several(usize),
}

impl Found {
    /// The member, or what is wrong.
    pub(super) fn one(self) -> Result<Uuid, Problem> {
        match self {
            Self::One(id) => Ok(id),
            Self::Nobody(problem) => Err(problem),
            Self::Several(count) => Err(Problem::Namesakes { count }),
        }
    }
}

impl People {
    /// Learns of a member, or of what changed.
    pub(super) fn learn(&mut self, row: &member::Model) {
        let known = Known { folded: row.folded(), exact: sort_key(&row.name), birth: row.birth, card: row.card_no.clone() };
        self.by_name.entry(known.folded.clone()).or_default().insert(row.id);
        if let Some(before) = self.known.insert(row.id, known)
            && before.folded != row.folded()
            && let Some(ids) = self.by_name.get_mut(&before.folded)
        {
            ids.remove(&row.id);
        }
    }

    /// Whom a row means. Accents may be missing, not different, unless the day of birth agrees.
    pub(super) fn find(&self, person: &Person) -> Found {
        let folded = fold(&person.name);
        let exact = sort_key(&person.name);
        let bare = folded == person.name.to_lowercase();
        let named = self.by_name.get(&folded).into_iter().flatten().filter_map(|id| Some((*id, self.known.get(id)?)));
        let named: Vec<(Uuid, &Known)> = named
            .filter(|(_, known)| bare || known.exact == exact || (person.birth.is_some() && known.birth == person.birth))
            .collect();
        let mut meant: Vec<(Uuid, &Known)> = named.iter().copied().filter(|(_, known)| known.may_be(person)).collect();
        narrow(&mut meant, |known| person.birth.is_some() && known.birth == person.birth);
        narrow(&mut meant, |known| known.exact == exact);
        match (meant.as_slice(), named.as_slice()) {
            ([(id, _)], _) => Found::One(*id),
            ([], [(_, Known { birth: Some(known), .. })]) => Found::Nobody(Problem::BirthDiffers { known: *known }),
            ([], _) => Found::Nobody(Problem::UnknownPerson),
            (several, _) => Found::Several(several.len()),
        }
    }

    /// Whom a row of the roll means: where name and birth fail or mean several, the number of the card together with either.
    pub(super) fn find_on_roll(&self, person: &Person, card: &str) -> Found {
        let found = self.find(person);
        let same_card = |known: &Known| !card.is_empty() && known.card.as_deref() == Some(card);
        if let Found::Several(_) = found {
            let folded = fold(&person.name);
            let mut named = self.known.iter().filter(|(_, known)| known.folded == folded && same_card(known));
            return match (named.next(), named.next()) {
                (Some((id, _)), None) => Found::One(*id),
                _ => found,
            };
        }
        let Found::Nobody(_) = found else { return found };
        let exact = sort_key(&person.name);
        let one = self.known.iter().find(|(_, known)| {
            let same = known.exact == exact || (person.birth.is_some() && known.birth == person.birth);
            same && same_card(known)
        });
        one.map_or(found, |(id, _)| Found::One(*id))
    }
}

impl Known {
    /// Whether the births allow it; a birth that is not known allows everything.
    fn may_be(&self, person: &Person) -> bool {
        match (self.birth, person.birth, person.birth_year) {
            (Some(known), Some(birth), _) => known == birth,
            (Some(known), None, Some(year)) => known.year() == year,
            _ => true,
        }
    }
}

/// Keeps the better matches, if there are any.
fn narrow(meant: &mut Vec<(Uuid, &Known)>, better: impl Fn(&Known) -> bool) {
    if meant.iter().any(|(_, known)| better(known)) {
        meant.retain(|(_, known)| better(known));
    }
}
