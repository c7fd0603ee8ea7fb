//! Two people take attendance at once: what each changed is kept, member by member, and nobody's mark is overwritten unseen.

use crate::meeting::{Mark, Marks};
use crate::member::MemberId;
use alloc::vec::Vec;

/// **Ghi trùng.** A mark that somebody else wrote differently in the meantime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clash {
    /// Whose mark.
    pub member: MemberId,
    /// What stands now; none where the mark was taken away.
    pub standing: Option<Mark>,
    /// What was wanted.
    pub wanted: Mark,
}

/// What is to be written, and what is to be shown instead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    /// The marks to write: each differs from the one that stands.
    pub write: Vec<(MemberId, Mark)>,
    /// The marks that somebody else wrote differently in the meantime.
    pub clashes: Vec<Clash>,
}

/// Compares what is `wanted` with what the page showed (`shown`) and what stands now. A mark left as it was shown changes
/// nothing, whatever stands by now.
pub fn merge(shown: &Marks, wanted: &Marks, standing: &Marks) -> Merged {
    let mut merged = Merged::default();
    for (&member, &mark) in wanted {
        let (was, now) = (shown.get(&member).copied(), standing.get(&member).copied());
        if was == Some(mark) || now == Some(mark) {
            continue;
        }
        if was == now {
            merged.write.push((member, mark));
        } else {
            merged.clashes.push(Clash { member, standing: now, wanted: mark });
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::Mark::{Excused, Present, Unexcused};
    use proptest::collection::btree_map;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn id(n: u128) -> MemberId {
        MemberId(Uuid::from_u128(n))
    }

    fn marks(given: &[(u128, Mark)]) -> Marks {
        given.iter().map(|(n, mark)| (id(*n), *mark)).collect()
    }

    #[test]
    fn each_keeps_what_he_changed() {
        let shown = marks(&[(1, Present), (2, Present), (3, Present)]);
        let standing = marks(&[(1, Excused), (2, Present), (3, Unexcused), (4, Present)]);
        let wanted = marks(&[(1, Present), (2, Excused), (3, Excused), (4, Present)]);
        let merged = merge(&shown, &wanted, &standing);
        assert_eq!(merged.write, [(id(2), Excused)], "1 was left as shown, 4 stands already");
        assert_eq!(merged.clashes, [Clash { member: id(3), standing: Some(Unexcused), wanted: Excused }]);
    }

    #[test]
    fn a_mark_made_in_the_meantime_is_not_overwritten() {
        let merged = merge(&Marks::new(), &marks(&[(1, Present)]), &marks(&[(1, Excused)]));
        assert_eq!(merged.write, []);
        assert_eq!(merged.clashes, [Clash { member: id(1), standing: Some(Excused), wanted: Present }]);
    }

    fn some_marks() -> impl Strategy<Value = Marks> {
        btree_map((0u128..5).prop_map(id), prop::sample::select(Mark::ALL.to_vec()), 0..5)
    }

    proptest! {
        #[test]
        fn nobody_elses_mark_is_lost(shown in some_marks(), wanted in some_marks(), standing in some_marks()) {
            let merged = merge(&shown, &wanted, &standing);
            for (member, mark) in &merged.write {
                prop_assert_eq!(shown.get(member), standing.get(member), "only what nobody else touched is written");
                prop_assert!(standing.get(member) != Some(mark), "what stands is not written again");
            }
            for (member, mark) in &wanted {
                let asked = shown.get(member) != Some(mark);
                let written = merged.write.contains(&(*member, *mark));
                let told = merged.clashes.iter().any(|clash| clash.member == *member);
                prop_assert!(!asked || written || told || standing.get(member) == Some(mark), "what was asked is done or told");
            }
        }
    }
}
