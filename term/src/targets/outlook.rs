//! The light, trend, pace and way of a target in words.

use super::OpenTerm;
use super::words::{count_text, period_text};
use chibo_core::target::{Change, Judged, Light, MeasureKind, Outlook, Pace, Records, Target, Trend, Way, outlook};
use chibo_core::term::Period;
use chibo_frame::Page;

/// What is said of a target today.
pub(crate) struct Shown {
    /// `yes`, `wait`, `no` or `none`: the class of the light.
    pub(crate) light: &'static str,
    /// The light in words, so that it is never told by colour alone.
    pub(crate) words: String,
    /// What the light is of: the year now running, or the term.
    pub(crate) period: String,
    /// The pace and what would still reach it.
    pub(crate) forecast: Vec<String>,
    /// How the last two years went.
    pub(crate) trend: Option<String>,
}

/// What is said of the target at this place of the resolution.
pub(crate) fn look(page: &Page, term: &OpenTerm, place: usize, judged: &Judged, records: &Records) -> Option<Shown> {
    let promise = term.promises.get(place)?;
    let outlook = outlook(promise, &judged.readings, records, &term.term);
    let target = promise.of(outlook.period, &term.term).target;
    let over = records.today > term.term.to;
    let forecast = [outlook.pace.map(|pace| pace_text(page, &target, outlook.period, pace)), way_text(page, &target, &outlook)];
    Some(Shown {
        light: class(outlook.light),
        words: page.t(light_key(&outlook, over)),
        period: period_text(page, outlook.period),
        forecast: forecast.into_iter().flatten().collect(),
        trend: outlook.trend.map(|trend| trend_text(page, trend)),
    })
}

fn class(light: Light) -> &'static str {
    match light {
        Light::Green => "yes",
        Light::Amber => "wait",
        Light::Red => "no",
        Light::Unlit => "none",
    }
}

fn light_key(outlook: &Outlook, over: bool) -> &'static str {
    match (outlook.light, &outlook.way) {
        (Light::Green, _) if over => "reached",
        (Light::Red, _) if over => "missed",
        (Light::Green, _) => "light-green",
        (Light::Amber, _) => "light-amber",
        (Light::Red, Some(Way::OutOfReach)) => "light-lost",
        (Light::Red, _) => "light-red",
        (Light::Unlit, _) => "light-unlit",
    }
}

fn pace_text(page: &Page, target: &Target, period: Period, so: Pace) -> String {
    let period = period_text(page, period).to_lowercase();
    let count = |count: u32| count_text(page, target.measure, count);
    match so {
        Pace::Share { so_far, reaches } => {
            let percent = page.percent(&so_far.ten_thousandths().unwrap_or(0));
            let key = if reaches { "pace-share-reaches" } else { "pace-share-misses" };
            page.with(key, &[("percent", &percent), ("period", &period)])
        }
        Pace::Count { so_far, wanted, .. } if so_far >= wanted => {
            page.t1("pace-count-done", "count", count_of(page, target, so_far))
        }
        Pace::Count { so_far, due, wanted } => {
            let key = if so_far >= due { "pace-count-in-time" } else { "pace-count-late" };
            page.with(key, &[("count", &so_far), ("wanted", &count_of(page, target, wanted)), ("due", &due), ("period", &period)])
        }
        Pace::Cap { so_far, by_end, most } => {
            let key = if by_end <= most { "pace-cap-holds" } else { "pace-cap-breaks" };
            page.with(key, &[("count", &count(so_far)), ("by_end", &by_end), ("most", &most), ("period", &period)])
        }
    }
}

/// So many of what is counted towards a number; of a plan, its lines.
fn count_of(page: &Page, target: &Target, count: u32) -> String {
    match target.measure {
        MeasureKind::Inspections => page.t1("figure-count-lines", "count", count),
        measure => count_text(page, measure, count),
    }
}

fn way_text(page: &Page, target: &Target, outlook: &Outlook) -> Option<String> {
    Some(match outlook.way.as_ref()? {
        Way::Come { presents, meetings, required, beyond } => page.with(
            "way-come",
            &[
                ("meetings", meetings),
                ("required", required),
                ("presents", presents),
                ("beyond", beyond),
                ("each", &presents.div_ceil((*meetings).max(1))),
            ],
        ),
        Way::MakeUp(count) => page.t1("way-make-up", "count", count),
        Way::More { count, by, on_the_way } => {
            let more = count_text(page, target.measure, *count);
            let way = page.with("way-more", &[("count", &more), ("by", &page.day(by))]);
            if *on_the_way == 0 { way } else { format!("{way} {}", page.t1("way-on-the-way", "count", on_the_way)) }
        }
        Way::Conclude { lines, by } => page.with("way-conclude", &[("count", lines), ("by", &page.day(by))]),
        Way::AsIn { year, of, had, least } => {
            let households = matches!(target.measure, MeasureKind::CulturalFamilies | MeasureKind::MembersCulturalFamilies);
            let key = if households { "way-as-in-households" } else { "way-as-in-people" };
            let way = page.with(key, &[("year", &year.to_string()), ("of", of), ("least", least), ("had", had)]);
            let more = least.saturating_sub(*had);
            if more == 0 { way } else { format!("{way} {}", page.t1("way-as-in-more", "count", more)) }
        }
        Way::Thematic(quarters) => {
            let quarters: Vec<String> = quarters.iter().map(u32::to_string).collect();
            page.t1("way-thematic", "quarters", quarters.join(", "))
        }
        Way::Register(by) => page.t1("way-register", "by", page.day(by)),
        Way::Decided(on) => page.t1("way-decided", "on", page.day(on)),
        Way::Room(0) => page.t("way-no-room"),
        Way::Room(left) => page.t1("way-room", "count", count_text(page, target.measure, *left)),
        Way::OutOfReach => page.t1("way-out-of-reach", "period", period_text(page, outlook.period).to_lowercase()),
    })
}

fn trend_text(page: &Page, trend: Trend) -> String {
    let key = match trend.change {
        Change::Up => "trend-up",
        Change::Same => "trend-same",
        Change::Down => "trend-down",
    };
    page.with(key, &[("after", &trend.after.to_string()), ("before", &trend.before.to_string())])
}
