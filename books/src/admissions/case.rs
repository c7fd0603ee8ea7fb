//! A person's row as the rules know it.

use super::store::admission;
use chibo_core::admission::{Case, Finding, Introducer, Vote, check};
use chibo_core::dated::RuleKind;
use chibo_core::day::Day;
use chibo_core::deadline::Calendar;
use chibo_core::member::{Member, MemberId};
use chibo_people::{roll, rules};
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// What the rules are held against besides the row: who may introduce, which days are working days, today.
pub(super) struct Ground {
    members: Vec<Member>,
    /// The working days.
    pub(super) calendar: Calendar,
    /// Today.
    pub(super) today: Day,
}

impl Ground {
    pub(super) async fn load<C: ConnectionTrait>(db: &C, cell: Uuid, today: Day) -> anyhow::Result<Self> {
        let members = roll::members(roll::list_members(db, cell).await?, roll::list_movements(db, cell).await?)?;
        let calendar = Calendar::of(rules::own_versions(db, cell, RuleKind::Holidays).await?);
        Ok(Self { members, calendar, today })
    }

    /// The row as the rules know it.
    pub(super) fn case(&self, row: &admission::Model) -> Case {
        let considered = row.resolved_on.unwrap_or(self.today);
        let introducer = |member: Option<Uuid>, since: Option<Day>| {
            let id = MemberId(member?);
            let member = self.members.iter().find(|member| member.id == id);
            let official = member.map(|member| member.standing_on(considered)).is_some_and(|s| s.on_roll && s.official);
            Some(Introducer { official, together_since: since })
        };
        let introducers =
            [introducer(row.introducer_one, row.introducer_one_since), introducer(row.introducer_two, row.introducer_two_since)];
        Case {
            birth: row.birth,
            contact: row.contact_on,
            class: row.class_on,
            applied: row.applied_on,
            cv: row.cv_on,
            introducers: introducers.into_iter().flatten().collect(),
            organisation: row.introducing_body.is_some(),
            resolved: row.resolved_on,
            vote: vote(row),
            decided: row.decided_on,
            ceremony: row.admitted_on,
            official: row.official_on,
            left: row.left_on,
        }
    }

    /// All findings about the row.
    pub(super) fn findings(&self, row: &admission::Model) -> Vec<Finding> {
        check(&self.case(row), self.today, &self.calendar)
    }
}

pub(super) fn vote(row: &admission::Model) -> Option<Vote> {
    let count = |n: Option<i32>| n.and_then(|n| u32::try_from(n).ok());
    Some(Vote {
        official: count(row.vote_official)?,
        present: count(row.vote_present)?,
        agree: count(row.vote_for)?,
        against: count(row.vote_against).unwrap_or(0),
    })
}
