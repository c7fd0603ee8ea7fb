//! What is to be prepared for a congress, step by step: what is there, what is missing, what is due when. Each step leads to
//! the page where it is done.

use super::papers::{Due, dated};
use super::show::clock;
use super::{Body, Summoned, congress, names_of, personnel, store};
use crate::results;
use crate::slates;
use askama::Template;
use chibo_core::congress::{Leadership, Level, leadership};
use chibo_core::election::Office;
use chibo_frame::db::from_code;
use chibo_frame::{App, Page, Right};
use chibo_people::rules;

/// **Việc cần chuẩn bị.**
#[derive(Template)]
#[template(path = "preparing/_worklist.html")]
pub(super) struct Worklist {
    page: Page,
    steps: Vec<Step>,
    /// Whether an election was held already: then the list is folded away.
    over: bool,
}

/// A step: how it stands, in a word and a sentence, and where it is done.
struct Step {
    light: &'static str,
    label: String,
    text: String,
    /// None where the reader may not open it.
    href: Option<String>,
}

impl Worklist {
    /// The steps of a congress.
    pub(super) async fn of(app: &App, page: &Page, congress: &congress::Model, summoned: &[Summoned]) -> anyhow::Result<Self> {
        let at = At { page, path: format!("/van-phong/dai-hoi/{}", congress.id) };
        let mut steps = vec![
            papers(app, &at, congress).await?,
            programme(app, &at, congress).await?,
            at.step("yes", "scripts", page.t("work-scripts-text"), "loi-dan"),
            at.step("yes", "summons", page.t1("work-summons-text", "count", summoned.len()), "trieu-tap"),
            guests(app, &at, congress).await?,
            bodies(app, &at, congress).await?,
        ];
        let official = summoned.iter().filter(|one| one.standing.official).count();
        if leadership(u32::try_from(official).unwrap_or(u32::MAX)) == Leadership::Committee {
            steps.push(plan(app, &at, congress).await?);
            steps.push(list(app, &at, congress, summoned).await?);
        } else {
            steps.push(at.step("wait", "list", page.t("work-list-secretary"), "ung-cu/secretary"));
        }
        let mut over = false;
        for row in results::list_elections(&app.db, congress.id).await? {
            over |= row.closed && !row.practice;
        }
        Ok(Self { page: page.clone(), steps, over })
    }
}

/// The congress whose steps are worded.
struct At<'a> {
    page: &'a Page,
    path: String,
}

impl At<'_> {
    fn step(&self, light: &'static str, key: &str, text: String, page: &str) -> Step {
        let right = match page {
            "chuong-trinh" | "khach-moi" | "sua" => Right::RunCongress,
            "trieu-tap" => Right::SeePeople,
            _ => Right::SeeElections,
        };
        let href = self.page.may(right).then(|| format!("{}/{page}", self.path));
        Step { light, label: self.page.t(&format!("work-{key}")), text, href }
    }
}

async fn papers(app: &App, at: &At<'_>, congress: &congress::Model) -> anyhow::Result<Step> {
    let (page, today) = (at.page, app.today());
    let calendar = rules::calendar(&app.db, congress.cell_id).await?;
    let papers = dated(&app.db, congress, &calendar).await?;
    let state = |(due, row): &(chibo_core::day::Day, super::papers::congress_paper::Model)| Due::of(row.done_on, *due, today);
    let count = |wanted: Due| papers.iter().filter(|paper| state(paper) == wanted).count();
    let (done, late) = (count(Due::Done), count(Due::Late));
    let mut text = page.with("work-papers-text", &[("done", &done), ("all", &papers.len())]);
    if late > 0 {
        text = format!("{text} {}", page.t1("work-papers-late", "count", late));
    }
    if let Some((due, row)) = papers.iter().find(|paper| state(paper) == Due::Ahead) {
        text = format!("{text} {}", page.with("work-papers-next", &[("what", &row.words), ("day", &page.day(due))]));
    }
    let light = match (late, papers.len()) {
        (_, 0) => "none",
        (0, all) if all == done => "yes",
        (0, _) => "wait",
        _ => "no",
    };
    Ok(at.step(light, "papers", text, "giay-to"))
}

async fn programme(app: &App, at: &At<'_>, congress: &congress::Model) -> anyhow::Result<Step> {
    let items = store::list_programme(&app.db, congress.id).await?;
    let end = items.iter().fold(congress.starts_at, |at, item| at.saturating_add(item.minutes));
    let figures: [(&'static str, &dyn std::fmt::Display); 3] =
        [("count", &items.len()), ("from", &clock(congress.starts_at)), ("to", &clock(end))];
    let text = at.page.with("work-programme-text", &figures);
    Ok(at.step(if items.is_empty() { "no" } else { "yes" }, "programme", text, "chuong-trinh"))
}

async fn guests(app: &App, at: &At<'_>, congress: &congress::Model) -> anyhow::Result<Step> {
    let guests = store::list_guests(&app.db, congress.id).await?;
    let gone = |level: &String| from_code::<Level>(level).is_ok_and(|level| !level.stands_on(congress.held_on));
    let old = guests.iter().filter(|guest| gone(&guest.level)).count();
    let text = at.page.t1("work-guests-text", "count", guests.len());
    let (light, text) = match (guests.len(), old) {
        (0, _) => ("wait", at.page.t("congress-no-guests")),
        (_, 0) => ("yes", text),
        _ => ("wait", format!("{text} {}", at.page.t1("work-guests-old", "count", old))),
    };
    Ok(at.step(light, "guests", text, "khach-moi"))
}

async fn bodies(app: &App, at: &At<'_>, congress: &congress::Model) -> anyhow::Result<Step> {
    let rows = store::list_bodies(&app.db, congress.id).await?;
    let count = |body| names_of(&rows, body).len();
    let [presidium, clerk, tellers] = Body::ALL.map(count);
    let text = at.page.with("work-bodies-text", &[("presidium", &presidium), ("clerk", &clerk), ("tellers", &tellers)]);
    let light = if [presidium, clerk, tellers].contains(&0) { "wait" } else { "yes" };
    Ok(at.step(light, "bodies", text, "sua"))
}

async fn plan(app: &App, at: &At<'_>, congress: &congress::Model) -> anyhow::Result<Step> {
    let plan = personnel::plan_of(&app.db, congress.id).await?;
    let (light, text) = match plan {
        Some(plan) => {
            let names = plan.seats.saturating_add(plan.surplus);
            ("yes", at.page.with("work-plan-text", &[("seats", &plan.seats), ("names", &names)]))
        }
        None => ("wait", at.page.t("work-plan-none")),
    };
    Ok(at.step(light, "plan", text, "de-an-nhan-su"))
}

async fn list(app: &App, at: &At<'_>, congress: &congress::Model, summoned: &[Summoned]) -> anyhow::Result<Step> {
    let page = at.page;
    let listed = slates::of_office(&app.db, congress, summoned, Office::Committee).await?;
    let (light, text) = match listed {
        None => ("wait", page.t("slates-empty")),
        Some(listed) => {
            let names = page.t1("work-list-text", "count", listed.names.len());
            let key = match (listed.settled, listed.faults.is_empty()) {
                (true, _) => "work-list-settled",
                (false, true) => "work-list-ready",
                (false, false) => "work-list-open",
            };
            (if listed.settled { "yes" } else { "wait" }, format!("{names} {}", page.t(key)))
        }
    };
    Ok(at.step(light, "list", text, "ung-cu/committee"))
}
