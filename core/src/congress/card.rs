//! A vote by card: three numbers that add up to those with a vote in the hall, and what they decide.

use super::Presence;
use serde::{Deserialize, Serialize};

/// **Đồng ý, không đồng ý, không có ý kiến.** The raised cards as they were counted; what was not said is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hands {
    /// Đồng ý.
    pub agree: Option<u32>,
    /// Không đồng ý.
    pub disagree: Option<u32>,
    /// Không có ý kiến.
    pub abstain: Option<u32>,
}

/// **Kết quả biểu quyết.** A vote by card, with the figures of its second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardVote {
    /// Who was in the hall.
    pub presence: Presence,
    /// **Số đảng viên tính kết quả.** Official members summoned, less who is away on a transfer and who is exempt and absent;
    /// who is excused stays in (Quy định thi hành Điều lệ Đảng, 9.3.2; from a text about it).
    pub base: u32,
    /// Đồng ý.
    pub agree: u32,
    /// Không đồng ý.
    pub disagree: u32,
    /// Không có ý kiến.
    pub abstain: u32,
}

/// Why a vote by card is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardFault {
    /// Fewer are in the hall than the congress needs.
    NoQuorum {
        /// With a vote, in the hall.
        voting: u32,
        /// Needed.
        quorum: u32,
    },
    /// The three numbers are not those with a vote in the hall.
    NotTheSum {
        /// The three together.
        sum: u64,
        /// With a vote, in the hall.
        voting: u32,
    },
    /// Nobody is counted in the base: the roll of the day is empty.
    NoBase,
}

impl Hands {
    /// The three numbers. One that was not said is what is left; two that were not said beside a number against or without
    /// opinion leave the rest to agree; nothing said is everybody agreeing.
    pub fn filled(self, voting: u32) -> [u32; 3] {
        let less = |a: u32, b: u32| voting.saturating_sub(a).saturating_sub(b);
        match (self.agree, self.disagree, self.abstain) {
            (Some(agree), Some(disagree), None) => [agree, disagree, less(agree, disagree)],
            (Some(agree), None, Some(abstain)) => [agree, less(agree, abstain), abstain],
            (None, disagree, abstain) => {
                let (disagree, abstain) = (disagree.unwrap_or(0), abstain.unwrap_or(0));
                [less(disagree, abstain), disagree, abstain]
            }
            (Some(agree), disagree, abstain) => [agree, disagree.unwrap_or(0), abstain.unwrap_or(0)],
        }
    }
}

impl CardVote {
    /// Takes a vote. Nothing is voted on without a quorum, and nobody's card is left out or counted twice.
    pub fn take(presence: Presence, base: Option<u32>, hands: Hands) -> Result<Self, CardFault> {
        if !presence.is_quorate() {
            return Err(CardFault::NoQuorum { voting: presence.voting, quorum: presence.quorum });
        }
        let base = base.ok_or(CardFault::NoBase)?;
        Self { presence, base, agree: 0, disagree: 0, abstain: 0 }.recounted(hands)
    }

    /// The same vote with other numbers: who was in the hall stays as it was.
    pub fn recounted(self, hands: Hands) -> Result<Self, CardFault> {
        let voting = self.presence.voting;
        let [agree, disagree, abstain] = hands.filled(voting);
        let sum = u64::from(agree) + u64::from(disagree) + u64::from(abstain);
        if sum != u64::from(voting) {
            return Err(CardFault::NotTheSum { sum, voting });
        }
        Ok(Self { agree, disagree, abstain, ..self })
    }

    /// **Số cần để thông qua.** More than half of the base (Quy định thi hành Điều lệ Đảng, 9.3.2).
    pub fn needed(&self) -> u32 {
        (self.base / 2).saturating_add(1)
    }

    /// **Thông qua.**
    pub fn is_adopted(&self) -> bool {
        self.agree >= self.needed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hall(voting: u32) -> Presence {
        Presence { summoned: 112, present: voting + 2, official: 110, voting, quorum: 74 }
    }

    fn said(agree: Option<u32>, disagree: Option<u32>, abstain: Option<u32>) -> Hands {
        Hands { agree, disagree, abstain }
    }

    fn taken(hands: Hands) -> Result<[u32; 3], CardFault> {
        CardVote::take(hall(100), Some(103), hands).map(|vote| [vote.agree, vote.disagree, vote.abstain])
    }

    #[test]
    fn two_numbers_make_the_third_and_none_is_everybody() {
        assert_eq!(taken(said(None, None, None)), Ok([100, 0, 0]));
        assert_eq!(taken(said(Some(97), Some(2), None)), Ok([97, 2, 1]));
        assert_eq!(taken(said(Some(97), None, Some(1))), Ok([97, 2, 1]));
        assert_eq!(taken(said(None, Some(2), None)), Ok([98, 2, 0]));
        assert_eq!(taken(said(None, None, Some(3))), Ok([97, 0, 3]));
        assert_eq!(taken(said(None, Some(2), Some(1))), Ok([97, 2, 1]));
        assert_eq!(taken(said(Some(97), Some(2), Some(1))), Ok([97, 2, 1]));
    }

    #[test]
    fn a_number_alone_is_not_guessed_at_and_nobody_counts_twice() {
        assert_eq!(taken(said(Some(100), None, None)), Ok([100, 0, 0]));
        assert_eq!(taken(said(Some(97), None, None)), Err(CardFault::NotTheSum { sum: 97, voting: 100 }));
        assert_eq!(taken(said(Some(99), Some(2), None)), Err(CardFault::NotTheSum { sum: 101, voting: 100 }));
        assert_eq!(taken(said(None, Some(101), None)), Err(CardFault::NotTheSum { sum: 101, voting: 100 }));
        let most = said(Some(u32::MAX), Some(u32::MAX), Some(u32::MAX));
        assert!(matches!(taken(most), Err(CardFault::NotTheSum { .. })));
    }

    #[test]
    fn nothing_is_voted_on_without_a_quorum_or_a_base() {
        let few = CardVote::take(hall(73), Some(103), Hands::default());
        assert_eq!(few, Err(CardFault::NoQuorum { voting: 73, quorum: 74 }));
        assert_eq!(CardVote::take(hall(74), None, Hands::default()), Err(CardFault::NoBase));
    }

    #[test]
    fn more_than_half_of_the_base_adopts_not_of_those_present() {
        let vote = |agree, base| CardVote::take(hall(100), Some(base), said(Some(agree), None, Some(0))).unwrap();
        assert_eq!(vote(52, 103).needed(), 52);
        assert!(vote(52, 103).is_adopted() && !vote(51, 103).is_adopted());
        // Twenty of twenty-two count, whoever of them is excused.
        assert_eq!((vote(11, 20).needed(), vote(11, 20).is_adopted(), vote(10, 20).is_adopted()), (11, true, false));
    }

    proptest! {
        #[test]
        fn what_is_taken_adds_up(voting in 74u32..5000, agree in prop::option::of(0u32..6000), disagree in prop::option::of(0u32..6000), abstain in prop::option::of(0u32..6000)) {
            if let Ok(vote) = CardVote::take(hall(voting), Some(5000), said(agree, disagree, abstain)) {
                prop_assert_eq!(vote.agree + vote.disagree + vote.abstain, voting);
                prop_assert!(agree.is_none_or(|n| n == vote.agree) && disagree.is_none_or(|n| n == vote.disagree));
            }
        }
    }
}
