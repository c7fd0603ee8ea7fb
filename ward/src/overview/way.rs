//! Members on their way from one cell of the ward to another, counted once: the two cells release at different times.

use chibo_people::transfers::Moves;
use std::collections::BTreeSet;
use uuid::Uuid;

/// How many of those on their way the latest releases count wrongly.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct OnTheWay {
    /// Received there and not yet gone here: counted by both.
    pub(super) twice: u32,
    /// Gone here, and what the other cell released is older: counted by none.
    pub(super) nowhere: u32,
}

impl OnTheWay {
    /// Reads it off what the cells tell of their transfers, and the fingerprints of the ward's cells.
    pub(super) fn of<'a>(told: impl Iterator<Item = &'a Moves> + Clone, cells: &BTreeSet<String>) -> Self {
        let arrived: BTreeSet<Uuid> = told.clone().flat_map(|moves| moves.arrived.iter().copied()).collect();
        let ids = |count: BTreeSet<Uuid>| u32::try_from(count.len()).unwrap_or(u32::MAX);
        let twice = told.clone().flat_map(|moves| &moves.leaving).filter(|one| arrived.contains(&one.id));
        let nowhere = told.flat_map(|moves| &moves.left).filter(|one| !arrived.contains(&one.id) && cells.contains(&one.to));
        Self { twice: ids(twice.map(|one| one.id).collect()), nowhere: ids(nowhere.map(|one| one.id).collect()) }
    }

    /// Whether the sum of the cells is not that of the members.
    pub(super) fn matters(self) -> bool {
        self != Self::default()
    }

    /// The members, each counted once.
    pub(super) fn counted_once(self, sum: u32) -> u32 {
        sum.saturating_sub(self.twice).saturating_add(self.nowhere)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chibo_people::transfers::Leaving;

    #[test]
    fn who_is_on_his_way_is_counted_once() {
        let id = |n| Uuid::from_u128(n);
        let sent = |n, to: &str| Leaving { id: id(n), to: to.to_owned() };
        let from = Moves {
            leaving: vec![sent(1, "b"), sent(2, "b")],
            left: vec![sent(3, "b"), sent(4, "x"), sent(5, "b")],
            arrived: vec![],
        };
        let to = Moves { arrived: vec![id(1), id(5), id(9)], ..Moves::default() };
        let cells = BTreeSet::from([String::from("a"), String::from("b")]);
        let way = OnTheWay::of([&from, &to].into_iter(), &cells);
        // 1 is counted by both, 2 waits there still, 3 has gone and not come, 4 left the ward, 5 and 9 have arrived.
        assert_eq!((way, way.counted_once(30)), (OnTheWay { twice: 1, nowhere: 1 }, 30));
        assert!(way.matters() && !OnTheWay::of([&to].into_iter(), &cells).matters());
    }
}
