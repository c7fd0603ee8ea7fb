//! What a list of members asks for, and who answers it. The list's page, its saved questions and its export read this one value.

use super::finder::{self, Hit};
use super::members::members;
use super::store::{self, member, movement};
use chibo_core::badge::party_age;
use chibo_core::day::{Day, full_years, parse_day};
use chibo_core::member::Standing;
use chibo_frame::App;
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What the address asks for; what is empty asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    /// The day, as typed.
    pub ngay: String,
    /// A part of a name.
    pub tim: String,
    /// Whether names that are only near are wanted too.
    pub gan: String,
    /// The Party group.
    pub to: String,
    /// The standing: one of [`STANDINGS`].
    pub dien: String,
    /// The sex.
    pub gioi: String,
    /// The occupation.
    pub nghe: String,
    /// Least age.
    pub tuoi_tu: String,
    /// Greatest age.
    pub tuoi_den: String,
    /// Least Party age.
    pub tuoi_dang_tu: String,
    /// Greatest Party age.
    pub tuoi_dang_den: String,
    /// Which page of a long list; 0 is all of it.
    pub trang: String,
}

/// The standings that can be asked for: in the address, in the words.
pub(super) const STANDINGS: [(&str, &str); 7] = [
    ("chinh-thuc", "roll-official"),
    ("du-bi", "roll-probationary"),
    ("mien", "roll-exempt"),
    ("tam-vang", "roll-away"),
    ("dinh-chi", "roll-suspended"),
    ("khach", "roll-visiting"),
    ("roi", "roll-left"),
];

/// The fields that hold a number of years.
pub(super) const AGES: [&str; 4] = ["tuoi_tu", "tuoi_den", "tuoi_dang_tu", "tuoi_dang_den"];

impl Asked {
    /// What is asked, without the page of the list.
    fn pairs(&self) -> [(&'static str, &str); 11] {
        [
            ("ngay", &self.ngay),
            ("tim", &self.tim),
            ("gan", &self.gan),
            ("to", &self.to),
            ("dien", &self.dien),
            ("gioi", &self.gioi),
            ("nghe", &self.nghe),
            ("tuoi_tu", &self.tuoi_tu),
            ("tuoi_den", &self.tuoi_den),
            ("tuoi_dang_tu", &self.tuoi_dang_tu),
            ("tuoi_dang_den", &self.tuoi_dang_den),
        ]
    }

    /// The question as an address asks it, without the page of the list.
    pub fn query(&self) -> String {
        let asked: Vec<(&str, &str)> = self.pairs().into_iter().filter(|(_, value)| !value.is_empty()).collect();
        serde_urlencoded::to_string(asked).unwrap_or_default()
    }

    /// The question that an address asks.
    pub fn of_query(query: &str) -> Option<Self> {
        serde_urlencoded::from_str(query).ok()
    }

    /// What was typed into a field.
    pub(super) fn typed(&self, name: &str) -> &str {
        self.pairs().into_iter().find(|(field, _)| *field == name).map_or("", |(_, value)| value.trim())
    }

    /// Whether a field of years holds something else.
    pub(super) fn is_no_number(&self, name: &str) -> bool {
        !self.typed(name).is_empty() && self.typed(name).parse::<u16>().is_err()
    }

    /// Whether anything is asked beyond name, group and standing.
    pub(super) fn asks_more(&self) -> bool {
        ["gioi", "nghe"].iter().chain(&AGES).any(|name| !self.typed(name).is_empty())
    }

    fn years(&self, name: &str) -> Option<i32> {
        self.typed(name).parse::<u16>().ok().map(i32::from)
    }

    /// Whether years lie between two fields. Where something is asked, who has none does not answer it.
    fn between(&self, years: Option<i32>, from: &str, to: &str) -> bool {
        match (self.years(from), self.years(to)) {
            (None, None) => true,
            (from, to) => years.is_some_and(|years| from.is_none_or(|from| from <= years) && to.is_none_or(|to| years <= to)),
        }
    }

    /// Whether he stands as was asked. Without a question: on the roll.
    fn stands(&self, standing: Standing) -> bool {
        match self.dien.as_str() {
            "khach" => standing.visiting,
            "roi" => !standing.attached(),
            _ if !standing.on_roll => false,
            "chinh-thuc" => standing.official,
            "du-bi" => !standing.official,
            "mien" => standing.exempt,
            "tam-vang" => standing.away,
            "dinh-chi" => standing.suspended,
            _ => true,
        }
    }

    /// Whether the line of a member answers all but the name and the standing.
    fn fits(&self, line: &Line, on: Day) -> bool {
        let Line { row, standing } = line;
        let is = |asked: &str, value: &Option<String>| asked.is_empty() || value.as_deref() == Some(asked);
        let age = row.birth.and_then(|birth| full_years(birth, on));
        let in_party = row.joined.filter(|_| standing.official).and_then(|joined| party_age(joined, on));
        is(&self.to, &row.group_name)
            && is(&self.gioi, &row.sex)
            && is(&self.nghe, &row.job)
            && self.between(age, "tuoi_tu", "tuoi_den")
            && self.between(in_party, "tuoi_dang_tu", "tuoi_dang_den")
    }
}

/// A member and where he stands on the day.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// The member's row.
    pub(super) row: member::Model,
    /// Where he stands.
    pub(super) standing: Standing,
}

/// All members of a cell on one day.
pub(super) fn lines(rows: Vec<member::Model>, movements: Vec<movement::Model>, on: Day) -> anyhow::Result<Vec<Line>> {
    let standings: Vec<Standing> = members(rows.clone(), movements)?.iter().map(|member| member.standing_on(on)).collect();
    Ok(rows.into_iter().zip(standings).map(|(row, standing)| Line { row, standing }).collect())
}

/// Who answers a question.
#[derive(Default)]
pub(super) struct Answer {
    /// By name, or the best found first.
    pub(super) shown: Vec<Line>,
    /// Found by name, but of another standing on this day.
    pub(super) elsewhere: Vec<Line>,
    /// Nobody has the name that was typed: these have one near it.
    pub(super) only_near: bool,
    /// How many with a name near the one typed are not shown.
    pub(super) nearby: usize,
}

/// Who of these lines answers; `hits` are those found by name, none if no name was asked for.
pub(super) fn answer(asked: &Asked, lines: &[Line], hits: Option<&[Hit]>, on: Day) -> Answer {
    let fits = |line: &&Line| asked.fits(line, on);
    let Some(hits) = hits else {
        let shown = lines.iter().filter(|line| asked.stands(line.standing)).filter(fits).cloned().collect();
        return Answer { shown, ..Answer::default() };
    };
    let by_id: BTreeMap<Uuid, &Line> = lines.iter().map(|line| (line.row.id, line)).collect();
    let of = |near: bool| {
        let hits = hits.iter().filter(move |hit| hit.near == near);
        hits.filter_map(|hit| by_id.get(&hit.id).copied()).filter(fits).collect::<Vec<&Line>>()
    };
    let (exact, near) = (of(false), of(true));
    let only_near = exact.is_empty() && !near.is_empty();
    let with_near = only_near || !asked.gan.is_empty();
    let nearby = if with_near { 0 } else { near.len() };
    let found = exact.into_iter().chain(near.into_iter().filter(|_| with_near)).cloned();
    let (shown, elsewhere) = found.partition(|line| asked.stands(line.standing));
    Answer { shown, elsewhere, only_near, nearby }
}

/// The members found by name, if a name is asked for.
pub(super) async fn hits(app: &App, cell: Uuid, asked: &Asked) -> anyhow::Result<Option<Vec<Hit>>> {
    if asked.typed("tim").is_empty() {
        return Ok(None);
    }
    Ok(Some(finder::names(app, cell).await?.find(asked.typed("tim"), usize::MAX)))
}

/// The members who answer a question, in the order of the list, whatever its page. A day that cannot be read is today.
pub async fn found(app: &App, cell: Uuid, asked: &Asked) -> anyhow::Result<Vec<member::Model>> {
    let on = parse_day(&asked.ngay).unwrap_or_else(|| app.today());
    let (rows, movements) = (store::list_members(&app.db, cell).await?, store::list_movements(&app.db, cell).await?);
    let hits = hits(app, cell, asked).await?;
    let answer = answer(asked, &lines(rows, movements, on)?, hits.as_deref(), on);
    Ok(answer.shown.into_iter().map(|line| line.row).collect())
}
