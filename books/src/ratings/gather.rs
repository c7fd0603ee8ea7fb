//! A year's review as one value: everybody on the roll of 31 December, where he stands in the rating, what was written of him.

use super::store::{self, rating, rating_line, rating_sheet};
use chibo_core::congress::{Attendance, Attendee, electorate};
use chibo_core::dated::RuleKind;
use chibo_core::day::{Day, year_end};
use chibo_core::election::Electorate;
use chibo_core::member::{Member, MemberId};
use chibo_core::rating::{Cap, Circumstance, Counts, Level, Papers, Place, Proposal, Regime, Votes, place, propose, regime_of};
use chibo_frame::db::from_code;
use chibo_people::{roll, rules};
use chrono::Datelike;
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;
use uuid::Uuid;

/// One member's line.
pub(crate) struct Line {
    /// What is written; blank where nothing is.
    pub(super) row: rating_line::Model,
    /// The name; a namesake carries the year of birth.
    pub(super) name: String,
    /// Tổ đảng.
    pub(super) group: Option<String>,
    /// Where he stands in the rating.
    pub(super) place: Place,
    /// The level that stands in the book of ratings.
    pub(super) rating: Option<Level>,
    /// What the votes propose, once they are counted.
    pub(super) proposal: Option<Proposal>,
}

/// A year's review.
pub(crate) struct Review {
    /// The cell.
    pub(super) cell: Uuid,
    /// The year.
    pub(super) year: i32,
    /// The regime of the year.
    pub(super) regime: &'static Regime,
    /// The sheet, once it was made.
    pub(super) sheet: Option<rating_sheet::Model>,
    /// Those on the roll of 31 December, in the order of names.
    pub(super) lines: Vec<Line>,
    /// Rated, and not on that roll: names and levels.
    pub(super) others: Vec<(String, Level)>,
    /// The cap of the year.
    pub(super) cap: Option<Cap>,
    /// The cell's own level in the book.
    pub(crate) cell_rating: Option<Level>,
}

impl Line {
    /// What the ward decided.
    pub(super) fn decided(&self) -> Option<Level> {
        level(self.row.decided.as_deref())
    }

    /// What the cell proposes.
    pub(super) fn proposed(&self) -> Option<Level> {
        level(self.row.proposed.as_deref())
    }

    /// A level that came with a workbook: the sheet does not stand for it.
    pub(super) fn imported(&self) -> Option<Level> {
        let said = self.decided().or(self.proposed());
        self.rating.filter(|level| Some(*level) != said)
    }

    /// Whether a final level stands: decided here, or taken from a workbook.
    pub(super) fn is_final(&self) -> bool {
        self.row.decided.is_some() || self.imported().is_some()
    }

    /// Whether he handed his review in.
    pub(super) fn handed_in(&self) -> bool {
        self.row.self_level.is_some() || self.row.self_on.is_some()
    }
}

impl Review {
    /// Those who are rated.
    pub(super) fn rated(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.place.rated())
    }

    /// The levels that stand in the book now.
    pub(super) fn standing(&self) -> Counts {
        self.lines.iter().filter_map(|line| line.rating).chain(self.others.iter().map(|(_, level)| *level)).collect()
    }

    /// The papers of the vote, once they were counted.
    pub(super) fn papers(&self) -> Option<Papers> {
        self.sheet.as_ref().and_then(papers)
    }

    /// The levels that the votes, or the cell by hand, propose.
    pub(super) fn proposals(&self) -> Counts {
        self.rated().filter_map(|line| line.proposed().or(line.proposal.and_then(|p| p.level))).collect()
    }
}

/// A stored level.
pub(super) fn level(code: Option<&str>) -> Option<Level> {
    code.and_then(|code| from_code(code).ok())
}

/// A line on which nothing is written.
pub(super) fn blank(cell_id: Uuid, member_id: Uuid, year: i32) -> rating_line::Model {
    rating_line::Model {
        member_id,
        year,
        cell_id,
        circumstance: None,
        self_level: None,
        self_points: None,
        self_on: None,
        self_text: None,
        committee_opinion: None,
        organisations_opinion: None,
        residence_opinion: None,
        excellent: None,
        good: None,
        fulfilled: None,
        not_fulfilled: None,
        proposed: None,
        decided: None,
        decision_no: None,
        decided_on: None,
    }
}

/// A sheet on which nothing is written.
pub(super) fn blank_sheet(cell_id: Uuid, year: i32) -> rating_sheet::Model {
    rating_sheet::Model {
        cell_id,
        year,
        voted_on: None,
        base: None,
        issued: None,
        returned: None,
        valid: None,
        cell_self: None,
        cell_excellent: None,
        cell_good: None,
        cell_fulfilled: None,
        cell_not_fulfilled: None,
        cell_proposed: None,
        cell_decided: None,
        cell_decision_no: None,
        cell_decided_on: None,
    }
}

fn whole(number: Option<i32>) -> Option<u32> {
    number.and_then(|number| u32::try_from(number).ok())
}

/// The papers of a sheet.
pub(super) fn papers(sheet: &rating_sheet::Model) -> Option<Papers> {
    let [base, issued, returned, valid] = [sheet.base, sheet.issued, sheet.returned, sheet.valid].map(whole);
    Some(Papers { base: base?, issued: issued?, returned: returned?, valid: valid? })
}

/// The votes of a line.
pub(super) fn votes(row: &rating_line::Model) -> Option<Votes> {
    votes_of([row.excellent, row.good, row.fulfilled, row.not_fulfilled])
}

/// The votes of the cell itself.
pub(super) fn cell_votes(sheet: &rating_sheet::Model) -> Option<Votes> {
    votes_of([sheet.cell_excellent, sheet.cell_good, sheet.cell_fulfilled, sheet.cell_not_fulfilled])
}

fn votes_of(numbers: [Option<i32>; 4]) -> Option<Votes> {
    let [excellent, good, fulfilled, not_fulfilled] = numbers.map(whole);
    Some(Votes { excellent: excellent?, good: good?, fulfilled: fulfilled?, not_fulfilled: not_fulfilled? })
}

/// The year's review as it stands.
pub(super) async fn review<C: ConnectionTrait>(db: &C, cell: Uuid, year: i32) -> anyhow::Result<Review> {
    let rows = roll::list_members(db, cell).await?;
    let groups: BTreeMap<Uuid, String> = rows.iter().filter_map(|row| Some((row.id, row.group_name.clone()?))).collect();
    let members = roll::members(rows, roll::list_movements(db, cell).await?)?;
    let sheet = store::find_sheet(db, cell, year).await?;
    let mut lines: BTreeMap<Uuid, rating_line::Model> =
        store::list_lines(db, cell, year).await?.into_iter().map(|row| (row.member_id, row)).collect();
    let ratings = store::list_of_year(db, cell, year).await?;
    let mut levels: BTreeMap<Uuid, Level> =
        ratings.iter().filter_map(|row: &rating::Model| Some((row.member_id, level(Some(&row.level))?))).collect();
    let regime = regime_of(year);
    let papers = sheet.as_ref().and_then(papers);
    let namesakes = namesakes(&members);
    let mut review = Review {
        cell,
        year,
        regime,
        lines: Vec::new(),
        others: Vec::new(),
        cap: cap_of(db, cell, year).await?,
        cell_rating: store::find_of_cell(db, cell, year).await?.and_then(|row| level(Some(&row.level))),
        sheet,
    };
    for member in &members {
        let MemberId(id) = member.id;
        let row = lines.remove(&id).unwrap_or_else(|| blank(cell, id, year));
        let circumstance = row.circumstance.as_deref().and_then(|code| from_code::<Circumstance>(code).ok());
        let (name, rating) = (called(member, &namesakes), levels.remove(&id));
        match (place(member, year, regime, circumstance), rating) {
            (Some(place), rating) => {
                let proposal = papers.zip(votes(&row)).map(|(papers, votes)| propose(&papers, &votes, Some(&place)));
                let group = groups.get(&id).cloned();
                review.lines.push(Line { row, name, group, place, rating, proposal });
            }
            (None, Some(level)) => review.others.push((name, level)),
            (None, None) => {}
        }
    }
    Ok(review)
}

/// The cap in force at the year's end; none where its version cannot be read.
pub(super) async fn cap_of<C: ConnectionTrait>(db: &C, cell: Uuid, year: i32) -> anyhow::Result<Option<Cap>> {
    let version = rules::in_force(db, cell, RuleKind::ExcellentCap, year_end(year)).await?;
    Ok(version.and_then(|version| Cap::read(&version).ok()))
}

fn namesakes(members: &[Member]) -> BTreeMap<&str, usize> {
    members.iter().fold(BTreeMap::new(), |mut counts, member| {
        *counts.entry(member.name.as_str()).or_default() += 1;
        counts
    })
}

fn called(member: &Member, namesakes: &BTreeMap<&str, usize>) -> String {
    match member.birth.filter(|_| namesakes.get(member.name.as_str()).is_some_and(|n| *n > 1)) {
        Some(birth) => format!("{} ({})", member.name, birth.year()),
        None => member.name.clone(),
    }
}

/// The electorate of a vote on `day`, with the exempt taken as absent: the form proposes its base, and people correct it.
pub(super) async fn electorate_on<C: ConnectionTrait>(db: &C, cell: Uuid, day: Day) -> anyhow::Result<Electorate> {
    let members = roll::members(roll::list_members(db, cell).await?, roll::list_movements(db, cell).await?)?;
    Ok(electorate(members.iter().map(|member| {
        let standing = member.standing_on(day);
        Attendee { standing, attendance: if standing.exempt { Attendance::ExemptAbsent } else { Attendance::Present } }
    })))
}
