//! The figures that a script names in square brackets, as the records know them now. What they do not know yet stays a
//! dotted line to be filled in by hand.

use crate::preparing::{self, Body, congress, names_of, show::clock};
use crate::slates;
use chibo_core::congress::Presence;
use chibo_core::election::Office;
use chibo_frame::{App, Lang, Page};
use chibo_people::units;

/// What is not known.
const OPEN: &str = "……";

/// The figures' keys, as the words of their names are called.
pub(super) const NAMES: [&str; 18] = [
    "cell",
    "superior",
    "number",
    "term",
    "day",
    "clock",
    "place",
    "members",
    "present",
    "official",
    "voting",
    "quorum",
    "presidium",
    "clerk",
    "tellers",
    "guests",
    "seats",
    "candidates",
];

/// Each figure: its names in both languages, and what it is now.
pub(super) struct Figures(Vec<(Vec<String>, String)>);

impl Figures {
    /// The figures of a congress now.
    pub(super) async fn of(app: &App, page: &Page, congress: &congress::Model) -> anyhow::Result<Self> {
        let values = values(app, page, congress).await?;
        let named = |(key, value): (&str, String)| {
            let name = |lang| page.words().t(lang, &format!("script-figure-{key}"));
            (vec![name(Lang::Vi), name(Lang::En)], if value.is_empty() { OPEN.to_owned() } else { value })
        };
        Ok(Self(NAMES.into_iter().zip(values).map(named).collect()))
    }

    /// The name of each figure in the reader's language, and what it is now.
    pub(super) fn legend(&self, lang: Lang) -> Vec<(String, String)> {
        let place = usize::from(lang == Lang::En);
        self.0.iter().filter_map(|(names, value)| Some((names.get(place)?.clone(), value.clone()))).collect()
    }

    /// The text with its figures; brackets that name none stay.
    pub(super) fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('[') {
            filled.push_str(before);
            let found = after.split_once(']').and_then(|(name, after)| Some((self.value(name)?, after)));
            if let Some((value, after)) = found {
                filled.push_str(value);
                rest = after;
            } else {
                filled.push('[');
                rest = after;
            }
        }
        filled.push_str(rest);
        filled
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(names, _)| names.iter().any(|one| one == name)).map(|(_, value)| value.as_str())
    }
}

/// In the order of [`NAMES`].
async fn values(app: &App, page: &Page, congress: &congress::Model) -> anyhow::Result<[String; 18]> {
    let day = congress.held_on;
    let cell = units::name_on(&app.db, congress.cell_id, day).await?;
    let ward = units::superiors_on(&app.db, congress.cell_id, day).await?.into_iter().next();
    let summoned = preparing::summoned(&app.db, congress).await?;
    let now = presence(app, congress).await?;
    let number = |figure: fn(&Presence) -> u32| now.as_ref().map(|now| page.number(&figure(now))).unwrap_or_default();
    let bodies = preparing::list_bodies(&app.db, congress.id).await?;
    let body = |body| names_of(&bodies, body).join(", ");
    let guests = preparing::in_protocol_order(preparing::list_guests(&app.db, congress.id).await?)?;
    let guest = |guest: &preparing::guest::Model| page.with("script-guest", &[("name", &guest.name), ("title", &guest.title)]);
    let slate = slates::of_office(&app.db, congress, &summoned, Office::Committee).await?;
    let seats = slate.as_ref().map(|slate| slate.seats).filter(|seats| *seats > 0);
    Ok([
        cell,
        ward.as_deref().map(units::committee_of).unwrap_or_default(),
        congress.congress_number().to_roman(),
        congress.term().label(),
        page.day(&day),
        clock(congress.starts_at),
        congress.place.clone(),
        page.number(&summoned.len()),
        number(|now| now.present),
        number(|now| now.official),
        number(|now| now.voting),
        number(|now| now.quorum),
        body(Body::Presidium),
        body(Body::Clerk),
        body(Body::Tellers),
        guests.iter().map(guest).collect::<Vec<_>>().join("; "),
        seats.map(|seats| page.number(&seats)).unwrap_or_default(),
        slate.map(|slate| slate.names.join(", ")).unwrap_or_default(),
    ])
}

/// Who is in the hall, once anybody was checked in.
async fn presence(app: &App, congress: &congress::Model) -> anyhow::Result<Option<Presence>> {
    let now = preparing::presence(&app.db, congress).await?;
    Ok(Some(now).filter(|now| now.present > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_filled_in_and_other_brackets_stay() {
        let one = |vi: &str, en: &str, value: &str| (vec![vi.to_owned(), en.to_owned()], value.to_owned());
        let figures = Figures(vec![one("có mặt", "present", "105"), one("số", "number", "VI")]);
        let text = "Có mặt [có mặt] đồng chí [present], [tên chủ tọa] [ [số].";
        assert_eq!(figures.fill(text), "Có mặt 105 đồng chí 105, [tên chủ tọa] [ VI.");
        assert_eq!(figures.fill("[[số]]"), "[VI]");
        assert_eq!(figures.fill("[số"), "[số");
    }
}
