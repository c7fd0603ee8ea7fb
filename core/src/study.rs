//! Sessions at which directives and resolutions are studied.

use crate::day::Day;
use crate::meeting::{Mark, Marks};
use crate::member::{Member, MemberId};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The key of a study session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StudyId(pub Uuid);

/// **Buổi học tập, quán triệt.** One study session. Without a single mark it was not held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudySession {
    /// The key.
    pub id: StudyId,
    /// Its day.
    pub on: Day,
    /// What the book says of each member; who made it up later has [`MadeUp`](crate::meeting::Mark::MadeUp).
    pub marks: Marks,
}

/// **Còn phải học bù.** Who was required at a session that was held, has not studied, and is still here `today`: nobody else
/// can make it up. In the order of the members.
pub fn to_make_up(members: &[Member], session: &StudySession, today: Day) -> Vec<MemberId> {
    if session.marks.is_empty() || session.on > today {
        return Vec::new();
    }
    let owes = |member: &&Member| {
        let studied = session.marks.get(&member.id).is_some_and(|mark| Mark::studied(*mark));
        !studied && member.standing_on(session.on).required() && member.standing_on(today).required()
    };
    members.iter().filter(owes).map(|member| member.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::Mark::{Excused, MadeUp, Online, Present, Unexcused};
    use crate::member::MovementKind as M;
    use crate::target::sample::{day, id, member, session};

    #[test]
    fn who_was_required_and_has_not_studied_makes_it_up() {
        let members = [
            member(1, &[]),
            member(2, &[]),
            member(3, &[]),
            member(4, &[]),
            member(5, &[]),
            member(6, &[]),
            member(7, &[("1/9/2022", M::Exemption)]),
            member(8, &[("1/12/2022", M::Departure)]),
            member(9, &[("1/10/2022", M::Arrival)]),
        ];
        let marks = [(1, Present), (2, MadeUp), (3, Online), (4, Excused), (5, Unexcused)];
        let session = session(1, "15/9/2022", &marks);
        assert_eq!(to_make_up(&members, &session, day("1/11/2022")), [4, 5, 6, 8].map(id));
        assert_eq!(to_make_up(&members, &session, day("1/12/2022")), [4, 5, 6].map(id), "who has left makes up nothing");
        assert_eq!(to_make_up(&members, &session, day("14/9/2022")), [], "the session is still to come");
    }

    #[test]
    fn a_session_without_a_mark_was_not_held() {
        assert_eq!(to_make_up(&[member(1, &[])], &session(1, "15/9/2022", &[]), day("1/11/2022")), []);
    }
}
