//! What the roll makes fall due: badges on the four award days, the end of probations, transfers not completed.

mod badges;
mod due;
mod papers;

pub use due::due;
pub(crate) use papers::paper_kinds;

use crate::roll::{self, Roll};
use chibo_core::badge::{Badge, falling_between};
use chibo_core::day::{Day, anniversary};
use chibo_frame::{Right, Routes};
use uuid::Uuid;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/van-phong/huy-hieu", Right::SeePeople, badges::show)
}

/// One badge of a member on the roll.
pub struct Awarded {
    /// The member's key.
    pub member: Uuid,
    /// The member's name.
    pub name: String,
    /// The day of admission, from which the years count.
    pub joined: Day,
    /// Which badge, and when.
    pub badge: Badge,
}

/// The badges of who is on the roll that fall on an award day between the two, both counted, by day and name. Who is exempt
/// from activity keeps the right to his badge (208-QĐ/TW).
pub fn badges_between(roll: &Roll, first: Day, last: Day) -> Vec<Awarded> {
    let of = |person: &roll::Person| {
        let joined = person.joined?;
        let awarded = |badge| Awarded { member: person.id, name: person.name.clone(), joined, badge };
        Some(falling_between(joined, first, last).into_iter().map(awarded).collect::<Vec<_>>())
    };
    let mut badges: Vec<Awarded> = roll.people.iter().filter_map(of).flatten().collect();
    badges.sort_by_key(|awarded| (awarded.badge.awarded_on, std::cmp::Reverse(awarded.badge.years)));
    badges
}

/// The last day of the twelve months that begin on `day`.
fn twelve_months(day: Day) -> Day {
    anniversary(day, 1).pred_opt().unwrap_or(day)
}
