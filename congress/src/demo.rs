//! The 5th congress of quarter 5B, for the demonstration: made up, and consistent with its roll.

use crate::documents::Texts;
use crate::preparing::{self, Body, Summoned, card_vote, congress, congress_attendance, guest, programme_item};
use crate::results::{election, give_mandates};
use anyhow::{Context, bail};
use chibo_core::congress::{Attendance, Item, Level, Post, Presence};
use chibo_core::election::{Ballots, Count, ElectionRecord, Electorate, Office, Round, Slate, Style, Votes};
use chibo_core::name::tidy;
use chibo_frame::App;
use chibo_frame::db::code;
use chibo_frame::record::{self, Act, Recorded, difference, put, save};
use chibo_term::targets::{OpenTerm, find_term};
use sea_orm::DatabaseTransaction;
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

const FIFTH: &str = include_str!("../demo/dai-hoi-v.toml");

#[derive(Deserialize)]
struct Demo {
    starts_at: i32,
    place: String,
    attendance: Marks,
    guests: Vec<Guest>,
    bodies: BTreeMap<String, Vec<String>>,
    votes: Vec<CardVote>,
    elections: Vec<Election>,
    texts: Texts,
}

#[derive(Deserialize)]
struct Marks {
    exempt_present: Vec<String>,
    absent_accepted: Vec<String>,
    absent: Vec<String>,
}

#[derive(Deserialize)]
struct Guest {
    name: String,
    title: String,
    level: Level,
    post: Post,
    #[serde(default)]
    speaks: bool,
}

#[derive(Deserialize)]
struct CardVote {
    item: Item,
    subject: String,
    agree: i32,
    #[serde(default)]
    disagree: i32,
    #[serde(default)]
    abstain: i32,
}

#[derive(Deserialize)]
struct Election {
    office: Office,
    seats: u32,
    #[serde(default)]
    practice: bool,
    rounds: Vec<DemoRound>,
}

#[derive(Deserialize)]
struct DemoRound {
    candidates: Vec<String>,
    #[serde(default)]
    tie: bool,
    issued: u32,
    returned: u32,
    valid: u32,
    agree: Vec<u32>,
    #[serde(default)]
    disagree: Vec<u32>,
}

/// Loads the congress that opened the newest term. The roll and the term must be there already.
pub async fn load_demo(app: &App) -> anyhow::Result<Uuid> {
    let demo: Demo = toml::from_str(FIFTH).context("read the demonstration's congress")?;
    let term = find_term(app, None).await?.context("the demonstration has no term")?;
    let row = congress_row(app, &term, &demo)?;
    let mut summoned = preparing::summoned(&app.db, &row).await?;
    mark(&mut summoned, &demo.attendance)?;
    let tx = app.begin().await?;
    let act = record::begin(app, &tx, None, "load_demo_congress", &row.number).await?;
    put::<congress::Entity>(app, &tx, &act, None, row.clone()).await?;
    let programme = preparing::put_programme(app, &tx, &act, row.id, &preparing::usual_programme()).await?;
    put_all::<guest::Entity>(app, &tx, &act, demo.guests.iter().map(|guest| guest_row(app, row.id, guest)).collect()).await?;
    for body in Body::ALL {
        let names = demo.bodies.get(&code(&body)).map(Vec::as_slice).unwrap_or_default();
        preparing::put_body(app, &tx, &act, row.id, body, names).await?;
    }
    put_all::<congress_attendance::Entity>(app, &tx, &act, attendance_rows(row.id, &summoned)).await?;
    let electorate = preparing::electorate_of(&summoned).context("nobody attends")?;
    let presence = preparing::presence_of(&summoned, row.rules());
    let vote = |vote| vote_row(app, row.id, vote, &programme, presence, electorate.resolution_base());
    let votes = demo.votes.iter().map(vote).collect::<anyhow::Result<_>>()?;
    put_all::<card_vote::Entity>(app, &tx, &act, votes).await?;
    let elections: Vec<election::Model> =
        demo.elections.iter().map(|e| election_row(app, &row, electorate, e)).collect::<anyhow::Result<_>>()?;
    put_all::<election::Entity>(app, &tx, &act, elections.clone()).await?;
    for election in &elections {
        give_mandates(app, &tx, &act, &row, election).await?;
    }
    tx.commit().await?;
    Ok(row.id)
}

async fn put_all<E: Recorded>(app: &App, tx: &DatabaseTransaction, act: &Act, rows: Vec<E::Model>) -> anyhow::Result<()> {
    save::<E>(app, tx, act, difference::<E>(&[], rows)).await?;
    Ok(())
}

fn congress_row(app: &App, term: &OpenTerm, demo: &Demo) -> anyhow::Result<congress::Model> {
    let number = i32::try_from(term.term.congress)?;
    Ok(congress::Model {
        starts_at: demo.starts_at,
        place: demo.place.clone(),
        texts: serde_json::to_string(&demo.texts)?,
        ..preparing::blank(app, term.cell_id, number, term.term.from, term.term.to)?
    })
}

/// Marks how everybody attends: present, but for those named and the exempt who did not come.
fn mark(summoned: &mut [Summoned], marks: &Marks) -> anyhow::Result<()> {
    for name in marks.exempt_present.iter().chain(&marks.absent_accepted).chain(&marks.absent) {
        if !summoned.iter().any(|s| s.member.name == tidy(name)) {
            bail!("{name} is not on the demonstration's roll");
        }
    }
    for one in summoned {
        let named = |names: &[String]| names.iter().any(|name| tidy(name) == one.member.name);
        one.status = Some(match () {
            () if one.standing.exempt && !named(&marks.exempt_present) => Attendance::ExemptAbsent,
            () if named(&marks.absent_accepted) => Attendance::AbsentAccepted,
            () if named(&marks.absent) => Attendance::Absent,
            () => Attendance::Present,
        });
    }
    Ok(())
}

fn attendance_rows(congress: Uuid, summoned: &[Summoned]) -> Vec<congress_attendance::Model> {
    let row = |s: &Summoned| {
        Some(congress_attendance::Model { congress_id: congress, member_id: s.member.id.0, status: code(&s.status?) })
    };
    summoned.iter().filter_map(row).collect()
}

fn guest_row(app: &App, congress: Uuid, guest: &Guest) -> guest::Model {
    guest::Model {
        id: app.new_id(),
        congress_id: congress,
        name: guest.name.clone(),
        title: guest.title.clone(),
        level: code(&guest.level),
        post: code(&guest.post),
        speaks: guest.speaks,
    }
}

fn vote_row(
    app: &App,
    congress: Uuid,
    vote: &CardVote,
    programme: &[programme_item::Model],
    presence: Presence,
    base: Option<u32>,
) -> anyhow::Result<card_vote::Model> {
    Ok(card_vote::Model {
        id: app.new_id(),
        congress_id: congress,
        programme_item_id: programme.iter().find(|item| item.item == code(&vote.item)).map(|item| item.id),
        subject: vote.subject.clone(),
        agree: vote.agree,
        disagree: vote.disagree,
        abstain: vote.abstain,
        present: i32::try_from(presence.present)?,
        summoned: Some(i32::try_from(presence.summoned)?),
        official: Some(i32::try_from(presence.official)?),
        voting: Some(i32::try_from(presence.voting)?),
        quorum: Some(i32::try_from(presence.quorum)?),
        base: base.map(i32::try_from).transpose()?,
        corrected: None,
    })
}

fn election_row(
    app: &App,
    congress: &congress::Model,
    electorate: Electorate,
    election: &Election,
) -> anyhow::Result<election::Model> {
    let mut record = ElectionRecord {
        rules: congress.rules().context("no election rules for the day")?,
        held_on: congress.held_on,
        office: election.office,
        seats: election.seats,
        electorate,
        rounds: Vec::new(),
        closed: false,
    };
    let mut left = election.seats;
    for held in &election.rounds {
        record.rounds.push(round(left, held));
        match record.decide() {
            Ok(decision) => left = decision.outcome.rounds.last().map_or(left, |round| round.seats_left),
            Err(faults) => bail!("an election of the demonstration contradicts itself: {faults:?}"),
        }
    }
    Ok(election::Model {
        id: app.random_id(),
        congress_id: congress.id,
        office: code(&election.office),
        record: record.export(None),
        practice: election.practice,
        closed: true,
    })
}

fn round(seats: u32, held: &DemoRound) -> Round {
    let slate = Slate {
        seats,
        style: if held.disagree.is_empty() { Style::Strike } else { Style::Tick },
        candidates: held.candidates.clone(),
        tie_of: if held.tie { held.candidates.clone() } else { Vec::new() },
    };
    let mut votes: Vec<Votes> = held.agree.iter().map(|votes| Votes::Strike(*votes)).collect();
    for (vote, disagree) in votes.iter_mut().zip(&held.disagree) {
        *vote = Votes::Tick { agree: vote.agree(), disagree: *disagree };
    }
    let ballots = Ballots {
        issued: held.issued,
        returned: held.returned,
        valid: held.valid,
        invalid: held.returned.saturating_sub(held.valid),
    };
    Round { slate, present: None, count: Some(Count { ballots, votes }) }
}
