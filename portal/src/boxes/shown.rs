//! A box as visitors see it: its value with source, time and age, or plainly that there is none.

use super::rates::Rate;
use super::store::{self, box_setting, box_value};
use super::weather::Weather;
use super::{Kind, Mode};
use chibo_frame::app::vietnam;
use chibo_frame::db::{code, from_code};
use chibo_frame::{App, Lang, Page};
use chrono::{DateTime, TimeDelta, Utc};

/// The currencies that the box has room for.
const CURRENCIES: [&str; 6] = ["USD", "EUR", "CNY", "JPY", "KRW", "GBP"];

/// One box.
pub(crate) struct Shown {
    /// `weather` or `rates`, for ids.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What it shows.
    pub content: Content,
    /// Source, time and age.
    pub note: Option<String>,
    /// That the source is silent, and since when.
    pub silent: Option<String>,
}

/// What a box shows.
pub(crate) enum Content {
    /// A sentence: there is no value, and why.
    Nothing(String),
    /// Lines typed by hand.
    Lines(Vec<String>),
    /// Weather: degrees and the sky in words.
    Weather(String, String),
    /// Rates.
    Rates(Vec<Rate>),
}

/// The boxes that are switched on, as they stand.
pub(crate) async fn shown(app: &App, page: &Page) -> anyhow::Result<Vec<Shown>> {
    let mut boxes = Vec::new();
    for kind in Kind::ALL {
        let setting = store::find_setting(&app.db, kind).await?.unwrap_or_else(|| store::unset(kind, app.now()));
        let (content, note, silent) = match from_code(&setting.mode)? {
            Mode::Off => continue,
            Mode::Typed => {
                let lines = setting.typed.lines().map(str::to_owned).collect();
                (Content::Lines(lines), Some(note(page, &setting, setting.changed_at, app.now())), None)
            }
            Mode::Fetched => fetched(page, kind, &setting, store::find_value(&app.db, kind).await?, app.now())?,
        };
        boxes.push(Shown { id: code(&kind), title: page.t(&format!("boxes-{}", code(&kind))), content, note, silent });
    }
    Ok(boxes)
}

type Parts = (Content, Option<String>, Option<String>);

fn fetched(
    page: &Page,
    kind: Kind,
    setting: &box_setting::Model,
    value: Option<box_value::Model>,
    now: DateTime<Utc>,
) -> anyhow::Result<Parts> {
    let Some(row) = value else { return Ok((Content::Nothing(page.t("boxes-not-yet")), None, None)) };
    let silent = row.fault.map(|_| page.t1("boxes-silent", "time", time(page, row.tried_at)));
    let (Some(value), Some(at)) = (row.value, row.at) else { return Ok((Content::Nothing(page.t("boxes-not-yet")), None, silent)) };
    let content = match kind {
        Kind::Weather => {
            let weather: Weather = serde_json::from_str(&value)?;
            Content::Weather(decimal(page.lang, &format!("{:.1}", weather.degrees)), page.t(weather.key()))
        }
        Kind::Rates => Content::Rates(chosen(page.lang, &serde_json::from_str::<Vec<Rate>>(&value)?)),
    };
    Ok((content, Some(note(page, setting, at, now)), silent))
}

/// The rates that the box has room for, written as the reader writes numbers.
fn chosen(lang: Lang, rates: &[Rate]) -> Vec<Rate> {
    let wanted = |code: &str| rates.iter().find(|rate| rate.currency == code).cloned();
    let written = |rate: Rate| Rate {
        buy: amount(lang, &rate.buy),
        transfer: amount(lang, &rate.transfer),
        sell: amount(lang, &rate.sell),
        ..rate
    };
    CURRENCIES.into_iter().filter_map(wanted).map(written).collect()
}

/// `25,115.00` is 25.115 in Vietnamese; `169.43` keeps its places: 169,43.
fn amount(lang: Lang, text: &str) -> String {
    match text {
        "-" | "" => String::from("–"),
        text => decimal(lang, text.strip_suffix(".00").unwrap_or(text)),
    }
}

fn decimal(lang: Lang, text: &str) -> String {
    let swap = |c| match c {
        ',' => '.',
        '.' => ',',
        other => other,
    };
    if lang == Lang::Vi { text.chars().map(swap).collect() } else { text.to_owned() }
}

fn note(page: &Page, setting: &box_setting::Model, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    page.with("boxes-note", &[("source", &setting.source), ("time", &time(page, at)), ("age", &age(page, now - at))])
}

fn time(page: &Page, at: DateTime<Utc>) -> String {
    let here = vietnam(at);
    format!("{} {}", here.format("%H:%M"), page.day(&here.date_naive()))
}

fn age(page: &Page, age: TimeDelta) -> String {
    match (age.num_days(), age.num_hours(), age.num_minutes()) {
        (2.., ..) => page.t1("boxes-days-ago", "count", age.num_days()),
        (_, 1.., _) => page.t1("boxes-hours-ago", "count", age.num_hours()),
        (_, _, 1..) => page.t1("boxes-minutes-ago", "count", age.num_minutes()),
        _ => page.t("boxes-just-now"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_people_write_them() {
        assert_eq!(amount(Lang::Vi, "25,115.00"), "25.115");
        assert_eq!(amount(Lang::Vi, "169.43"), "169,43");
        assert_eq!(amount(Lang::En, "25,115.00"), "25,115");
        assert_eq!(amount(Lang::En, "-"), "–");
    }
}
