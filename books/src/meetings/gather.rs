//! What a page needs to know of meetings: the marks, the members of the day, the figures, how far each meeting has come.

use super::store::{self, attendance, meeting};
use anyhow::Context;
use chibo_core::day::Day;
use chibo_core::meeting::{Marks, MeetingForm, MeetingKind, Sitting};
use chibo_core::member::{Member, MemberId};
use chibo_frame::db::from_code;
use chibo_people::roll;
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// **Tình trạng cuộc họp.** How far a meeting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its day is to come, or is today.
    Planned,
    /// Its day is past and nobody's attendance was taken.
    Unmarked,
    /// Held.
    Held,
    /// Held, and the minutes are signed.
    Signed,
}

impl State {
    /// The state of a meeting.
    pub fn of(on: Day, today: Day, marked: bool, signed: bool) -> Self {
        match (signed, marked) {
            (true, _) => Self::Signed,
            (false, true) => Self::Held,
            (false, false) if on >= today => Self::Planned,
            (false, false) => Self::Unmarked,
        }
    }

    /// The key of its words.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Planned => "meetings-planned",
            Self::Unmarked => "meetings-unmarked",
            Self::Held => "meetings-held",
            Self::Signed => "meetings-signed",
        }
    }

    /// The class of its light.
    pub(super) fn light(self) -> &'static str {
        match self {
            Self::Planned => "none",
            Self::Unmarked => "no",
            Self::Held | Self::Signed => "yes",
        }
    }
}

impl meeting::Model {
    /// Regular or thematic.
    pub fn meeting_kind(&self) -> anyhow::Result<MeetingKind> {
        from_code(&self.kind)
    }

    /// What the sitting holds.
    pub fn sitting(&self) -> anyhow::Result<Sitting> {
        Ok(Sitting { kind: self.meeting_kind()?, with_regular: self.with_regular })
    }

    /// How it comes together; in person where nothing is said.
    pub fn meeting_form(&self) -> anyhow::Result<MeetingForm> {
        self.form.as_deref().map_or(Ok(MeetingForm::InPerson), from_code)
    }

    /// How many minutes it lasted, where opening and closing are known.
    pub fn lasted(&self) -> Option<u32> {
        u32::try_from(self.closed_at? - self.opened_at?).ok()
    }
}

/// Everybody who was ever on the roll, as the rules know them.
pub async fn members<C: ConnectionTrait>(db: &C, cell: Uuid) -> anyhow::Result<Vec<Member>> {
    roll::members(roll::list_members(db, cell).await?, roll::list_movements(db, cell).await?)
}

/// The marks of these meetings.
pub async fn attendances<C: ConnectionTrait>(db: &C, meetings: &[Uuid]) -> anyhow::Result<BTreeMap<Uuid, Marks>> {
    let mut marks: BTreeMap<Uuid, Marks> = BTreeMap::new();
    for attendance::Model { meeting_id, member_id, mark, .. } in store::list_marks_of(db, meetings).await? {
        let mark = from_code(&mark).with_context(|| format!("the mark of {member_id}"))?;
        marks.entry(meeting_id).or_default().insert(MemberId(member_id), mark);
    }
    Ok(marks)
}
