//! What is done to a year's review: one transaction each, recorded. The book of ratings, which the targets read, follows the
//! sheet: the level decided, or the one proposed while nothing is decided. A level from a workbook gives way to a decision only.

use super::gather::{self, blank, level};
use super::store::{self, cell_rating, rating, rating_line, rating_sheet};
use chibo_core::day::Day;
use chibo_core::rating::{Circumstance, Level, Papers, Points, TallyFault, Votes};
use chibo_frame::App;
use chibo_frame::db::code;
use chibo_frame::record::{self, Act};
use sea_orm::DatabaseTransaction;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A year of a cell's review, and who works on it.
#[derive(Debug, Clone, Copy)]
pub struct At {
    /// Who.
    pub account: Option<Uuid>,
    /// The cell.
    pub cell: Uuid,
    /// The year.
    pub year: i32,
}

/// What a member says of himself.
#[derive(Debug, Clone, Copy)]
pub struct SelfReview {
    /// The member.
    pub member: Uuid,
    /// The level he gives himself.
    pub level: Option<Level>,
    /// The points he gives himself.
    pub points: Option<Points>,
    /// The day he handed it in.
    pub on: Option<Day>,
}

/// Everything of one member that is text, and his circumstance.
#[derive(Debug, Clone, Default)]
pub struct Opinions {
    /// What the roll does not know of him.
    pub circumstance: Option<Circumstance>,
    /// What he says of himself.
    pub own: String,
    /// The committee.
    pub committee: String,
    /// The mass organisations.
    pub organisations: String,
    /// The place of residence, or the host cell.
    pub residence: String,
}

/// The ward's decision.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Its number.
    pub number: String,
    /// Its day.
    pub on: Day,
}

/// What is written of the cell itself.
#[derive(Debug, Clone, Default)]
pub struct OwnRating {
    /// The level it gives itself.
    pub own: Option<Level>,
    /// The votes on it.
    pub votes: Option<Votes>,
    /// What was decided, by which decision.
    pub decided: Option<(Level, Decision)>,
}

/// Makes the year's sheet from the roll, a line for everybody on it; false where it stands already.
pub async fn make(app: &App, at: At) -> anyhow::Result<bool> {
    let tx = app.begin().await?;
    if store::find_sheet(&tx, at.cell, at.year).await?.is_some() {
        return Ok(false);
    }
    let act = record::begin(app, &tx, at.account, "make_rating_sheet", &at.year).await?;
    record::put::<rating_sheet::Entity>(app, &tx, &act, None, gather::blank_sheet(at.cell, at.year)).await?;
    let review = gather::review(&tx, at.cell, at.year).await?;
    let rows = review.lines.into_iter().map(|line| line.row).collect();
    put_lines(app, &tx, &act, at, rows).await?;
    tx.commit().await?;
    Ok(true)
}

/// Writes what members say of themselves.
pub async fn save_self_reviews(app: &App, at: At, reviews: &[SelfReview]) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, at.account, "save_self_reviews", &at.year).await?;
    let mut lines = Lines::load(&tx, at).await?;
    for review in reviews {
        let row = lines.of(review.member);
        row.self_level = review.level.as_ref().map(code);
        row.self_points = review.points.map(|Points(tenths)| i32::try_from(tenths)).transpose()?;
        row.self_on = review.on;
    }
    put_lines(app, &tx, &act, at, lines.into_rows()).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes one member's texts and circumstance.
pub async fn save_opinions(app: &App, at: At, member: Uuid, opinions: &Opinions) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, at.account, "save_rating_opinions", &(member, at.year)).await?;
    let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let mut lines = Lines::load(&tx, at).await?;
    let row = lines.of(member);
    row.circumstance = opinions.circumstance.as_ref().map(code);
    row.self_text = text(&opinions.own);
    row.committee_opinion = text(&opinions.committee);
    row.organisations_opinion = text(&opinions.organisations);
    row.residence_opinion = text(&opinions.residence);
    put_lines(app, &tx, &act, at, lines.into_rows()).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes the papers of the secret vote and the votes on members, refused with whose votes contradict the papers.
pub async fn save_ballot(
    app: &App,
    at: At,
    on: Day,
    papers: Papers,
    votes: &[(Uuid, Option<Votes>)],
) -> anyhow::Result<Result<(), (Option<Uuid>, TallyFault)>> {
    if let Err(fault) = papers.check() {
        return Ok(Err((None, fault)));
    }
    let tx = app.begin().await?;
    let Some(sheet) = store::find_sheet(&tx, at.cell, at.year).await? else { return Ok(Ok(())) };
    let mut lines = Lines::load(&tx, at).await?;
    for (member, votes) in votes {
        let row = lines.of(*member);
        [row.excellent, row.good, row.fulfilled, row.not_fulfilled] = numbers(*votes)?;
    }
    let rows = lines.into_rows();
    let wrong = rows.iter().find_map(|row| Some((row.member_id, papers.fits(&gather::votes(row)?).err()?)));
    if let Some((member, fault)) = wrong {
        return Ok(Err((Some(member), fault)));
    }
    if let Some(fault) = gather::cell_votes(&sheet).and_then(|votes| papers.fits(&votes).err()) {
        return Ok(Err((None, fault)));
    }
    let act = record::begin(app, &tx, at.account, "save_rating_ballot", &at.year).await?;
    let whole = |n: u32| i32::try_from(n).map(Some);
    let wanted = rating_sheet::Model {
        voted_on: Some(on),
        base: whole(papers.base)?,
        issued: whole(papers.issued)?,
        returned: whole(papers.returned)?,
        valid: whole(papers.valid)?,
        ..sheet.clone()
    };
    record::put::<rating_sheet::Entity>(app, &tx, &act, Some(sheet), wanted).await?;
    put_lines(app, &tx, &act, at, rows).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

fn numbers(votes: Option<Votes>) -> anyhow::Result<[Option<i32>; 4]> {
    let Some(votes) = votes else { return Ok([None; 4]) };
    let [a, b, c, d] = Level::ALL.map(|level| i32::try_from(votes.of(level)));
    Ok([Some(a?), Some(b?), Some(c?), Some(d?)])
}

/// Writes what the cell proposes; a line with no level proposes nothing.
pub async fn propose(app: &App, at: At, levels: &[(Uuid, Option<Level>)]) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, at.account, "propose_ratings", &at.year).await?;
    let mut lines = Lines::load(&tx, at).await?;
    for (member, level) in levels {
        lines.of(*member).proposed = level.as_ref().map(code);
    }
    put_lines(app, &tx, &act, at, lines.into_rows()).await?;
    tx.commit().await?;
    Ok(())
}

/// Proposes for everybody what the votes carry.
pub async fn propose_by_votes(app: &App, at: At) -> anyhow::Result<()> {
    let review = gather::review(&app.db, at.cell, at.year).await?;
    let carried = review.rated().filter_map(|line| Some((line.row.member_id, line.proposal?.level)));
    let levels: Vec<(Uuid, Option<Level>)> = carried.collect();
    propose(app, at, &levels).await
}

/// Writes the ward's decision; a line with no level is not decided. Where levels change, a line that keeps its own keeps the
/// decision that gave it; where none changes, number and day are being corrected.
pub async fn decide(app: &App, at: At, decision: &Decision, levels: &[(Uuid, Option<Level>)]) -> anyhow::Result<()> {
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, at.account, "decide_ratings", &at.year).await?;
    let mut lines = Lines::load(&tx, at).await?;
    let corrects = levels.iter().all(|(member, level)| lines.of(*member).decided == level.as_ref().map(code));
    for (member, level) in levels {
        let row = lines.of(*member);
        let wanted = level.as_ref().map(code);
        if corrects || row.decided != wanted {
            row.decision_no = wanted.as_ref().map(|_| decision.number.clone());
            row.decided_on = wanted.as_ref().map(|_| decision.on);
            row.decided = wanted;
        }
    }
    put_lines(app, &tx, &act, at, lines.into_rows()).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes the cell's own rating: what it says of itself, the votes, the decision.
pub async fn save_own(app: &App, at: At, own: &OwnRating) -> anyhow::Result<Result<(), TallyFault>> {
    let tx = app.begin().await?;
    let Some(sheet) = store::find_sheet(&tx, at.cell, at.year).await? else { return Ok(Ok(())) };
    let papers = gather::papers(&sheet);
    if let Some(fault) = papers.zip(own.votes).and_then(|(papers, votes)| papers.fits(&votes).err()) {
        return Ok(Err(fault));
    }
    let act = record::begin(app, &tx, at.account, "save_own_rating", &at.year).await?;
    let proposed = papers.zip(own.votes).and_then(|(papers, votes)| chibo_core::rating::propose(&papers, &votes, None).level);
    let [cell_excellent, cell_good, cell_fulfilled, cell_not_fulfilled] = numbers(own.votes)?;
    let wanted = rating_sheet::Model {
        cell_self: own.own.as_ref().map(code),
        cell_excellent,
        cell_good,
        cell_fulfilled,
        cell_not_fulfilled,
        cell_proposed: proposed.as_ref().map(code),
        cell_decided: own.decided.as_ref().map(|(level, _)| code(level)),
        cell_decision_no: own.decided.as_ref().map(|(_, decision)| decision.number.clone()),
        cell_decided_on: own.decided.as_ref().map(|(_, decision)| decision.on),
        ..sheet.clone()
    };
    let standing = store::find_of_cell(&tx, at.cell, at.year).await?;
    let before = level(sheet.cell_decided.as_deref()).or(level(sheet.cell_proposed.as_deref()));
    let decided = own.decided.as_ref().map(|(level, _)| *level);
    let stands = standing.as_ref().and_then(|row| level(Some(&row.level)));
    match book(before, decided, proposed, stands) {
        Book::Write(level) => {
            let row = cell_rating::Model { cell_id: at.cell, year: at.year, level: code(&level) };
            record::put::<cell_rating::Entity>(app, &tx, &act, standing, row).await?;
        }
        Book::Remove => {
            if let Some(row) = standing {
                record::remove::<cell_rating::Entity>(app, &tx, &act, row).await?;
            }
        }
        Book::Keep => {}
    }
    record::put::<rating_sheet::Entity>(app, &tx, &act, Some(sheet), wanted).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// What becomes of a level in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Book {
    Write(Level),
    Remove,
    Keep,
}

/// `before` is what the sheet stood for until now, `stands` what the book says. A level that the sheet did not stand for came
/// with a workbook.
fn book(before: Option<Level>, decided: Option<Level>, proposed: Option<Level>, stands: Option<Level>) -> Book {
    let from_workbook = stands.is_some() && stands != before;
    match (decided, proposed) {
        (Some(level), _) => Book::Write(level),
        _ if from_workbook => Book::Keep,
        (None, Some(level)) => Book::Write(level),
        (None, None) if stands.is_some() => Book::Remove,
        (None, None) => Book::Keep,
    }
}

/// The lines of a year, as they are to be.
struct Lines {
    at: At,
    rows: BTreeMap<Uuid, rating_line::Model>,
}

impl Lines {
    async fn load(tx: &DatabaseTransaction, at: At) -> anyhow::Result<Self> {
        let rows = store::list_lines(tx, at.cell, at.year).await?.into_iter().map(|row| (row.member_id, row)).collect();
        Ok(Self { at, rows })
    }

    fn of(&mut self, member: Uuid) -> &mut rating_line::Model {
        self.rows.entry(member).or_insert_with(|| blank(self.at.cell, member, self.at.year))
    }

    fn into_rows(self) -> Vec<rating_line::Model> {
        self.rows.into_values().collect()
    }
}

/// Writes lines, and lets the book of ratings follow.
async fn put_lines(app: &App, tx: &DatabaseTransaction, act: &Act, at: At, rows: Vec<rating_line::Model>) -> anyhow::Result<()> {
    let standing = store::list_lines(tx, at.cell, at.year).await?;
    let before: BTreeMap<Uuid, Option<Level>> = standing.iter().map(|row| (row.member_id, said(row))).collect();
    let ratings = store::list_of_year(tx, at.cell, at.year).await?;
    let in_book: BTreeMap<Uuid, &rating::Model> = ratings.iter().map(|row| (row.member_id, row)).collect();
    let mut wanted = Vec::new();
    for row in &rows {
        let standing = in_book.get(&row.member_id);
        let before = before.get(&row.member_id).copied().flatten();
        let stands = standing.and_then(|row| level(Some(&row.level)));
        match book(before, level(row.decided.as_deref()), level(row.proposed.as_deref()), stands) {
            Book::Write(level) => {
                wanted.push(rating::Model { member_id: row.member_id, year: at.year, cell_id: at.cell, level: code(&level) });
            }
            Book::Remove => {
                if let Some(row) = standing {
                    record::remove::<rating::Entity>(app, tx, act, (*row).clone()).await?;
                }
            }
            Book::Keep => {}
        }
    }
    record::save::<rating_line::Entity>(app, tx, act, record::difference::<rating_line::Entity>(&standing, rows)).await?;
    record::save::<rating::Entity>(app, tx, act, record::difference::<rating::Entity>(&ratings, wanted)).await?;
    Ok(())
}

/// What a line stands for.
fn said(row: &rating_line::Model) -> Option<Level> {
    level(row.decided.as_deref()).or_else(|| level(row.proposed.as_deref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Level::{Excellent as E, Good as G};

    #[test]
    fn the_book_follows_the_sheet_and_a_workbook_gives_way_to_a_decision_only() {
        assert_eq!(book(None, None, Some(G), None), Book::Write(G));
        assert_eq!(book(Some(G), Some(E), Some(G), Some(G)), Book::Write(E));
        assert_eq!(book(Some(E), None, Some(G), Some(E)), Book::Write(G), "a decision taken back leaves the proposal");
        assert_eq!(book(Some(G), None, None, Some(G)), Book::Remove);
        assert_eq!(book(None, None, Some(G), Some(E)), Book::Keep, "from a workbook");
        assert_eq!(book(Some(G), None, Some(G), Some(E)), Book::Keep, "and so the next time");
        assert_eq!(book(None, Some(G), None, Some(E)), Book::Write(G));
        assert_eq!(book(None, None, None, Some(E)), Book::Keep);
    }
}
