//! Names before the ballot: who may stand, who may put whom forward, and which list may be put to the vote.

use super::slate::Office;
use crate::rules::RuleSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// **Nguồn giới thiệu.** By whom a name was put forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Cấp ủy triệu tập đại hội đề cử.
    Committee,
    /// Tự ứng cử.
    SelfNominated,
    /// Đảng viên đề cử.
    Nominated,
}

impl Source {
    /// All of them, in the order in which a form offers them.
    pub const ALL: [Self; 3] = [Self::Committee, Self::Nominated, Self::SelfNominated];
}

/// **Người được giới thiệu, người giới thiệu.** What the rules look at in a member of the roll.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Person {
    /// An official member on the cell's roll.
    pub official: bool,
    /// On probation, with its twelve months over and no decision yet.
    pub probation_over: bool,
    /// Suspended from Party activity.
    pub suspended: bool,
    /// A member of the committee that convenes the congress.
    pub convening: bool,
}

/// Why a name is not put forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NominationRefusal {
    /// Only official members stand.
    #[error("not an official member")]
    NotOfficial {
        /// The twelve months are over; the decision is not there.
        probation_over: bool,
    },
    /// Who is suspended does not stand.
    #[error("suspended")]
    Suspended,
    /// A member of the convening committee who is not on its list neither stands by himself nor accepts a nomination.
    #[error("a member of the convening committee, outside its list")]
    ConveningAccepts,
    /// A member of the convening committee nominates nobody outside its list.
    #[error("nominated by a member of the convening committee")]
    ConveningNominates,
    /// Only official members nominate.
    #[error("the nominator is not an official member")]
    NominatorNotOfficial,
    /// A nomination has somebody who made it.
    #[error("nobody nominated")]
    NoNominator,
}

impl NominationRefusal {
    /// The rule by which it is refused. Of the limits for the convening committee the existence was read, the wording is
    /// remembered.
    pub fn article(self, rules: &RuleSet) -> String {
        match self {
            Self::NotOfficial { .. } | Self::NominatorNotOfficial => {
                format!("Điều lệ Đảng, Điều 3 khoản 4; {}, về ứng cử, đề cử", rules.name)
            }
            Self::ConveningAccepts | Self::ConveningNominates => format!("{}, Điều 11 đến Điều 13", rules.name),
            Self::Suspended | Self::NoNominator => format!("{}, về ứng cử, đề cử", rules.name),
        }
    }
}

/// Whether a person may be put forward from this source, by this nominator. The limits of the convening committee hold for
/// what the congress elects from the floor; secretary and deputy are chosen among the newly elected.
pub fn check(office: Office, person: Person, source: Source, nominator: Option<Person>) -> Result<(), NominationRefusal> {
    let from_floor = matches!(office, Office::Committee | Office::Delegates);
    if !person.official {
        return Err(NominationRefusal::NotOfficial { probation_over: person.probation_over });
    }
    if person.suspended {
        return Err(NominationRefusal::Suspended);
    }
    if source == Source::Committee {
        return Ok(());
    }
    if from_floor && person.convening {
        return Err(NominationRefusal::ConveningAccepts);
    }
    match (source, nominator) {
        (Source::Nominated, None) => Err(NominationRefusal::NoNominator),
        (Source::Nominated, Some(nominator)) if !nominator.official => Err(NominationRefusal::NominatorNotOfficial),
        (Source::Nominated, Some(nominator)) if from_floor && nominator.convening => Err(NominationRefusal::ConveningNominates),
        _ => Ok(()),
    }
}

/// **Lấy ý kiến đại hội.** How many of those attending want a name from outside on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poll {
    /// Who agrees.
    pub agree: u32,
    /// Who attends.
    pub attending: u32,
}

/// **Xin rút.** Where a wish to be taken off the list stands; the congress decides.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Withdrawal {
    /// Không xin rút, hoặc đại hội không cho rút.
    #[default]
    None,
    /// Xin rút, chờ đại hội quyết định.
    Asked,
    /// Đại hội cho rút.
    Granted,
}

/// **Người được giới thiệu.** One name before the ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nominee {
    /// The name as it stands on a list.
    pub name: String,
    /// By whom.
    pub source: Source,
    /// The poll of the congress, for a name from outside the convening committee's list.
    pub poll: Option<Poll>,
    /// What the congress decided about the name: on the list or not.
    pub decided: Option<bool>,
    /// A wish to be taken off.
    pub withdrawal: Withdrawal,
    /// A teller.
    pub teller: bool,
}

/// **Có đưa vào danh sách không.** Where a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// On the list.
    Listed,
    /// Withdrawn, with the congress's consent.
    Withdrawn,
    /// The congress decided against it.
    DecidedAgainst,
    /// Too few agreed in the poll.
    PollShort {
        /// The fewest that are enough.
        needed: u32,
    },
    /// The congress must be polled.
    ToPoll,
    /// The congress must decide by votes: these rules know no share.
    ToDecide,
    /// The congress must decide about the withdrawal.
    ToRelease,
}

/// The fewest of those attending who put a name from outside on the list; none where the version knows no share.
pub fn agree_needed(rules: &RuleSet, attending: u32) -> Option<u32> {
    rules.outside_nomination.map(|share| share.value.floor_of(attending).saturating_add(1))
}

/// Where a name stands under these rules (190 Art. 14(3); under 244 the congress takes people by votes).
pub fn admission(rules: &RuleSet, office: Office, nominee: &Nominee) -> Admission {
    let polled = matches!(office, Office::Committee | Office::Delegates) && nominee.source != Source::Committee;
    match nominee.withdrawal {
        Withdrawal::Granted => return Admission::Withdrawn,
        Withdrawal::Asked => return Admission::ToRelease,
        Withdrawal::None => {}
    }
    if nominee.decided == Some(false) {
        return Admission::DecidedAgainst;
    }
    if !polled {
        return Admission::Listed;
    }
    if rules.outside_nomination.is_none() {
        return if nominee.decided == Some(true) { Admission::Listed } else { Admission::ToDecide };
    }
    let Some(poll) = nominee.poll else { return Admission::ToPoll };
    match rules.admits_outside_name(poll.agree, poll.attending) {
        Some(false) => Admission::PollShort { needed: agree_needed(rules, poll.attending).unwrap_or(0) },
        _ => Admission::Listed,
    }
}

/// Why a list is not put to the vote.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListFault {
    /// Nobody knows how many are to be elected.
    #[error("no seats")]
    NoSeats,
    /// No name stands on it.
    #[error("no names")]
    NoNames,
    /// The congress must be polled about a name.
    #[error("{name} was not polled")]
    ToPoll {
        /// The name.
        name: String,
    },
    /// The congress must decide about a name.
    #[error("{name} was not decided on")]
    ToDecide {
        /// The name.
        name: String,
    },
    /// The congress must decide about a withdrawal.
    #[error("{name} asks to be taken off")]
    ToRelease {
        /// The name.
        name: String,
    },
    /// A teller stands on it (190 Art. 8).
    #[error("{name} is a teller")]
    Teller {
        /// The name.
        name: String,
    },
    /// More names than the surplus allows.
    #[error("{names} names for {seats} seats, at most {most}")]
    TooMany {
        /// The names.
        names: u32,
        /// The seats.
        seats: u32,
        /// The most names.
        most: u32,
    },
    /// A committee's list has more names than seats.
    #[error("{names} names for {seats} seats: a committee's list has a surplus")]
    NoSurplus {
        /// The names.
        names: u32,
        /// The seats.
        seats: u32,
    },
}

impl ListFault {
    /// The rule by which it is refused.
    pub fn article(&self, rules: &RuleSet) -> Option<String> {
        match self {
            Self::TooMany { .. } | Self::NoSurplus { .. } => Some(rules.surplus.article.into()),
            Self::ToPoll { .. } => rules.outside_nomination.map(|share| share.article.into()),
            Self::ToDecide { .. } => Some(format!("{}, về đề cử ngoài danh sách", rules.name)),
            Self::ToRelease { .. } => Some(format!("{}, {}, về việc xin rút", rules.name, rules.guidance)),
            Self::Teller { .. } => Some(format!("{}, về ban kiểm phiếu", rules.name)),
            Self::NoSeats | Self::NoNames => None,
        }
    }
}

/// The places of those who stand on the list, or everything that keeps it from being put to the vote.
pub fn settle(rules: &RuleSet, office: Office, seats: u32, nominees: &[Nominee]) -> Result<Vec<usize>, Vec<ListFault>> {
    let (mut listed, mut faults) = (Vec::new(), Vec::new());
    for (place, nominee) in nominees.iter().enumerate() {
        let name = || nominee.name.clone();
        match admission(rules, office, nominee) {
            Admission::Listed if nominee.teller => faults.push(ListFault::Teller { name: name() }),
            Admission::Listed => listed.push(place),
            Admission::ToPoll => faults.push(ListFault::ToPoll { name: name() }),
            Admission::ToDecide => faults.push(ListFault::ToDecide { name: name() }),
            Admission::ToRelease => faults.push(ListFault::ToRelease { name: name() }),
            Admission::Withdrawn | Admission::DecidedAgainst | Admission::PollShort { .. } => {}
        }
    }
    let names = u32::try_from(listed.len()).unwrap_or(u32::MAX);
    if seats == 0 {
        faults.push(ListFault::NoSeats);
    } else if names == 0 {
        faults.push(ListFault::NoNames);
    } else if names > rules.most_names(seats) {
        faults.push(ListFault::TooMany { names, seats, most: rules.most_names(seats) });
    } else if office == Office::Committee && names <= seats {
        faults.push(ListFault::NoSurplus { names, seats });
    }
    if faults.is_empty() { Ok(listed) } else { Err(faults) }
}
