//! What a measure counted, and whom it left out. The figure is made from the list of the counted and from nothing else,
//! so nobody is in the numerator who is not in the denominator.

use crate::admission::AdmissionId;
use crate::day::Day;
use crate::exact::Share;
use crate::household::HouseholdId;
use crate::inspection::InspectionId;
use crate::meeting::MeetingId;
use crate::member::MemberId;
use crate::rating::Level;
use crate::study::StudyId;
use alloc::string::String;
use alloc::vec::Vec;

/// **Buổi họp hoặc buổi học.** Where a mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gathering {
    /// A meeting.
    Meeting(MeetingId),
    /// A study session.
    Study(StudyId),
}

/// **Đối tượng được tính.** Whom or what one count stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A member at one meeting or study session.
    Attendee(MemberId, Gathering),
    /// A meeting or study session that was held.
    Gathering(Gathering),
    /// A member: rated, or admitted.
    Member(MemberId),
    /// A line of the book of admissions, of a person not known on the roll.
    Admission(AdmissionId),
    /// A line of an inspection plan.
    Inspection(InspectionId),
    /// A household.
    Household(HouseholdId),
    /// A quarter of the year, 1 to 4.
    Quarter(i32, u32),
}

/// **Một lượt được tính.** One count of the denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Whom or what it stands for.
    pub subject: Subject,
    /// Its day: the meeting's, the admission's, 31 December of a year that is rated.
    pub on: Option<Day>,
    /// Whether it counts for the target too.
    pub in_numerator: bool,
}

/// **Một lượt không tính.** In neither count, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// Whom or what it stands for.
    pub subject: Subject,
    /// Its day.
    pub on: Option<Day>,
    /// Why it is not counted.
    pub reason: Reason,
}

/// **Lý do không tính.** Why someone or something is in neither count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Marked, but not on the roll that day.
    NotOnRoll,
    /// Suspended from activity that day.
    Suspended,
    /// Exempt from activity that day.
    Exempt,
    /// Exempt, and came all the same: shown as present, in neither count.
    ExemptButPresent,
    /// Away on a temporary transfer that day.
    Away,
    /// On the roll on 31 December, and without a rating.
    NotRated,
    /// Still on the way: no day of admission, or one to come.
    NotYetAdmitted,
    /// The same admission stands in another book, where it is counted.
    CountedElsewhere,
    /// The household was not registered that year.
    NotRegistered,
    /// No Party member is listed in the household.
    NoMemberInHousehold,
    /// Party members are listed in it, none of them on the roll on 31 December.
    MembersNotOnRoll,
}

/// **Minh chứng đã ghi.** One item that speaks for a target which no count answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceItem {
    /// The year it speaks for.
    pub year: i32,
    /// Its day.
    pub on: Option<Day>,
    /// Where it comes from.
    pub source: EvidenceSource,
}

/// **Nguồn minh chứng.** Registered by the cell, or seen in its books.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceSource {
    /// Registered, with this note.
    Registered(String),
    /// A thematic meeting that was held.
    ThematicMeeting(MeetingId),
}

/// **Số đo.** The figure of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// So many of so many.
    Share(Share),
    /// So many.
    Count(u32),
    /// A level; of the term, the lowest of its years.
    Level(Level),
    /// A title granted; of the term, in every year.
    Granted(bool),
    /// Evidence, in the order of its days.
    Evidence(Vec<EvidenceItem>),
}

/// What a measure finds in one year, or in several pooled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) figure: Figure,
    pub(super) counted: Vec<Counted>,
    pub(super) left_out: Vec<LeftOut>,
}

impl Tally {
    /// A share of those counted. Of nobody there is none.
    pub(super) fn share(counted: Vec<Counted>, left_out: Vec<LeftOut>) -> Option<Self> {
        let figure = Figure::Share(share_of(&counted));
        (!counted.is_empty()).then_some(Self { figure, counted, left_out })
    }

    /// The number of those counted, which may be nought.
    pub(super) fn count(counted: Vec<Counted>, left_out: Vec<LeftOut>) -> Self {
        Self { figure: Figure::Count(share_of(&counted).numerator), counted, left_out }
    }

    /// A figure with nobody behind it.
    pub(super) fn bare(figure: Figure) -> Self {
        Self { figure, counted: Vec::new(), left_out: Vec::new() }
    }

    /// Several years as one: the lists are joined and counted again, never the shares averaged. Of no year there is none.
    pub(super) fn pool(years: &[&Self]) -> Option<Self> {
        let mut figure = years.first()?.figure.clone();
        for other in years.iter().skip(1) {
            figure = both(figure, &other.figure);
        }
        let mut counted = Vec::with_capacity(years.iter().map(|year| year.counted.len()).sum());
        let mut left_out = Vec::with_capacity(years.iter().map(|year| year.left_out.len()).sum());
        for year in years {
            counted.extend_from_slice(&year.counted);
            left_out.extend_from_slice(&year.left_out);
        }
        let figure = match figure {
            Figure::Share(_) => Figure::Share(share_of(&counted)),
            Figure::Count(_) => Figure::Count(share_of(&counted).numerator),
            other => other,
        };
        Some(Self { figure, counted, left_out })
    }
}

/// Two figures of one measure as one; shares and counts are counted from the lists.
fn both(a: Figure, b: &Figure) -> Figure {
    match (a, b) {
        (Figure::Level(a), Figure::Level(b)) => Figure::Level(a.min(*b)),
        (Figure::Granted(a), Figure::Granted(b)) => Figure::Granted(a && *b),
        (Figure::Evidence(mut a), Figure::Evidence(b)) => {
            a.extend_from_slice(b);
            Figure::Evidence(a)
        }
        (a, _) => a,
    }
}

/// Numerator and denominator, counted from the one list.
fn share_of(counted: &[Counted]) -> Share {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Share::new(count(counted.iter().filter(|c| c.in_numerator).count()), count(counted.len()))
}
