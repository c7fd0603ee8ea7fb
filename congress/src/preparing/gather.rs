//! What a page or an act needs to know of a congress, gathered from its tables and the roll of its day.

use super::store::{self, body_member, congress, guest};
use crate::desk;
use chibo_core::congress::{Attendance, Attendee, CongressNumber, GuestRank, Presence, electorate};
use chibo_core::election::Electorate;
use chibo_core::member::{Member, Standing};
use chibo_core::rules::{self, RuleSet};
use chibo_core::term::Term;
use chibo_frame::db::{code, from_code};
use chibo_frame::{App, Page};
use chibo_people::{roll, units};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// **Đoàn chủ tịch, thư ký, ban kiểm phiếu.** The bodies that a congress chooses by card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Body {
    /// Đoàn chủ tịch.
    Presidium,
    /// Thư ký.
    Clerk,
    /// Ban kiểm phiếu.
    Tellers,
}

impl Body {
    /// All of them, in the order in which they are chosen.
    pub(crate) const ALL: [Self; 3] = [Self::Presidium, Self::Clerk, Self::Tellers];
}

impl congress::Model {
    /// The number, shown in Roman numerals.
    pub fn congress_number(&self) -> CongressNumber {
        CongressNumber(u32::try_from(self.number).unwrap_or(0))
    }

    /// The term it opens.
    pub fn term(&self) -> Term {
        Term { congress: self.congress_number().0, from: self.term_from, to: self.term_to }
    }

    /// The election rules of its day.
    pub fn rules(&self) -> Option<&'static RuleSet> {
        rules::on(self.held_on)
    }
}

/// A member on the roll of the congress's day.
pub(crate) struct Summoned {
    /// The member.
    pub(crate) member: Member,
    /// Where he stands on the day.
    pub(crate) standing: Standing,
    /// How he attends, once it was taken.
    pub(crate) status: Option<Attendance>,
}

impl Summoned {
    /// How he attends, as the rules count him.
    pub(crate) fn attendee(&self) -> Attendee {
        Attendee { standing: self.standing, attendance: self.status.unwrap_or(Attendance::unwritten(self.standing)) }
    }

    /// The name as it stands on a list: a namesake carries the year of birth.
    pub(crate) fn called(&self, namesakes: &BTreeMap<&str, usize>) -> String {
        use chrono::Datelike;
        match self.member.birth.filter(|_| namesakes.get(self.member.name.as_str()).is_some_and(|n| *n > 1)) {
            Some(birth) => format!("{} ({})", self.member.name, birth.year()),
            None => self.member.name.clone(),
        }
    }
}

/// How often each name stands among these members.
pub(crate) fn namesakes(summoned: &[Summoned]) -> BTreeMap<&str, usize> {
    summoned.iter().fold(BTreeMap::new(), |mut counts, s| {
        *counts.entry(s.member.name.as_str()).or_default() += 1;
        counts
    })
}

/// Everybody on the roll of the congress's day, in the order of names, with how he attends.
pub(crate) async fn summoned<C: ConnectionTrait>(db: &C, congress: &congress::Model) -> anyhow::Result<Vec<Summoned>> {
    let (members, movements) = (roll::list_members(db, congress.cell_id).await?, roll::list_movements(db, congress.cell_id).await?);
    let rows = store::list_attendance(db, congress.id).await?;
    let statuses: BTreeMap<Uuid, String> = rows.into_iter().map(|row| (row.member_id, row.status)).collect();
    let places = desk::places(db, congress.id).await?;
    let on_day = |member: Member| {
        let standing = member.standing_on(congress.held_on);
        let written = statuses.get(&member.id.0).map(|status| from_code(status)).transpose()?;
        let status = places.get(&member.id.0).map_or(written, |place| place.over(written));
        Ok(Summoned { member, standing, status })
    };
    let all: anyhow::Result<Vec<Summoned>> = roll::members(members, movements)?.into_iter().map(on_day).collect();
    Ok(all?.into_iter().filter(|s| s.standing.on_roll).collect())
}

/// The electorate of the congress; none until attendance was taken.
pub(crate) fn electorate_of(summoned: &[Summoned]) -> Option<Electorate> {
    summoned.iter().any(|s| s.status.is_some()).then(|| electorate(summoned.iter().map(Summoned::attendee)))
}

/// Who of them is in the hall.
pub(crate) fn presence_of<'a>(summoned: impl IntoIterator<Item = &'a Summoned>, rules: Option<&RuleSet>) -> Presence {
    Presence::of(summoned.into_iter().map(Summoned::attendee), rules)
}

/// Who is in the hall now.
pub(crate) async fn presence<C: ConnectionTrait>(db: &C, congress: &congress::Model) -> anyhow::Result<Presence> {
    Ok(presence_of(&summoned(db, congress).await?, congress.rules()))
}

/// What keeps a member from voting or from having to come, in words.
pub(crate) fn standing_note(page: &Page, standing: Standing) -> Option<String> {
    let notes = [
        (!standing.official, "standing-probation"),
        (standing.exempt, "standing-exempt"),
        (standing.away, "standing-away"),
        (standing.suspended, "standing-suspended"),
    ];
    notes.iter().find(|(holds, _)| *holds).map(|(_, key)| page.t(key))
}

/// The names of one body, its head first.
pub(crate) fn names_of(bodies: &[body_member::Model], body: Body) -> Vec<String> {
    let of_body = || bodies.iter().filter(|row| row.body == code(&body));
    of_body().filter(|row| row.head).chain(of_body().filter(|row| !row.head)).map(|row| row.name.clone()).collect()
}

/// A congress as somebody names it on the command line: by its key, its number, or its Roman numeral.
pub async fn find_congress(app: &App, named: &str) -> anyhow::Result<Option<congress::Model>> {
    if let Ok(id) = named.parse::<Uuid>() {
        return store::find(&app.db, id).await;
    }
    let Some(cell) = units::find_cell(&app.db).await? else { return Ok(None) };
    let all = store::list_congresses(&app.db, cell.id).await?;
    Ok(all.into_iter().find(|row| row.number.to_string() == named || row.congress_number().to_roman() == named.to_uppercase()))
}

/// Guests as they are introduced: by level, then by post, then as they were entered.
pub(crate) fn in_protocol_order(guests: Vec<guest::Model>) -> anyhow::Result<Vec<guest::Model>> {
    let ranked = guests.into_iter().map(|guest| {
        let rank = GuestRank { level: from_code(&guest.level)?, post: from_code(&guest.post)? };
        Ok((rank, guest))
    });
    let mut ranked: Vec<(GuestRank, guest::Model)> = ranked.collect::<anyhow::Result<_>>()?;
    ranked.sort_by_key(|(rank, _)| *rank);
    Ok(ranked.into_iter().map(|(_, guest)| guest).collect())
}
