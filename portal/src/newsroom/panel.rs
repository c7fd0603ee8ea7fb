//! The part of the editor's page that leads an article from one state to the next, and says what stands around its text:
//! category, tags, by-line, notes, broken links.

use super::by::name_of;
use super::links::{self, Broken};
use super::page;
use super::publishing::Said;
use super::seen::Seen;
use super::store::{self, article, category};
use super::ways::{Place, Way};
use crate::categories;
use crate::reading;
use chibo_frame::app::vietnam;
use chibo_frame::{App, Page, record};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use std::collections::BTreeSet;

/// What was typed beside the buttons.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    pub note: String,
    pub slip: bool,
    pub words: String,
    pub day: String,
    pub hour: String,
}

impl Typed {
    /// What it says, of what was seen.
    pub(crate) fn said(&self, seen: Option<Seen>) -> Said {
        Said { note: self.note.clone(), slip: self.slip, words: self.words.clone(), time: self.time(), seen }
    }

    /// The hour in Vietnam that was typed.
    fn time(&self) -> Option<DateTime<Utc>> {
        let formats = ["%Y-%m-%d", "%d/%m/%Y"];
        let day = formats.iter().find_map(|format| NaiveDate::parse_from_str(&self.day, format).ok())?;
        let hour = NaiveTime::parse_from_str(&self.hour, "%H:%M").ok()?;
        Some(day.and_time(hour).checked_sub_signed(TimeDelta::hours(7))?.and_utc())
    }

    /// An hour, as the fields show it.
    fn of(time: DateTime<Utc>) -> Self {
        let here = vietnam(time);
        Self { day: here.format("%Y-%m-%d").to_string(), hour: here.format("%H:%M").to_string(), ..Self::default() }
    }
}

/// The panel's values.
pub(crate) struct Panel {
    /// The ways that begin here and that the reader may take.
    pub ways: Vec<Way>,
    /// Visitors see a page of it.
    pub on_site: bool,
    /// It was published before, so it has readers.
    pub once: bool,
    /// It was never published and waits for no hour, so it may be thrown away.
    pub may_discard: bool,
    /// Who sent it back and when, in words.
    pub returned: Option<String>,
    /// When it is to be published, in words.
    pub waits_for: Option<String>,
    /// What was typed.
    pub typed: Typed,
    /// The categories to choose from.
    pub categories: Vec<category::Model>,
    /// The sites to choose from: key and name.
    pub sites: Vec<(i32, String)>,
    /// By-lines used lately.
    pub authors: BTreeSet<String>,
    /// Tags used lately.
    pub tags: BTreeSet<String>,
    /// What was put right so far, as readers see it.
    pub notes: String,
    /// Links that lead nowhere.
    pub broken: Vec<Broken>,
}

impl Panel {
    /// Gathers it.
    pub(crate) async fn of(
        app: &App,
        page: &Page,
        article: &article::Model,
        from: Place,
        typed: Option<Typed>,
    ) -> anyhow::Result<Self> {
        let lately = store::list_lately_typed(&app.db).await?;
        let tags = lately.iter().flat_map(|(_, tags)| page::split(tags)).map(str::to_owned).collect();
        let waits_for = article.publish_at.map(|at| reading::time(page, at));
        Ok(Self {
            ways: Way::ALL.into_iter().filter(|way| page.may(way.right()) && way.leads(from).is_some()).collect(),
            on_site: from.on_site,
            once: from.once,
            may_discard: !from.once && from.status != store::Status::Scheduled,
            returned: returned(app, page, article).await?,
            waits_for,
            typed: typed.unwrap_or_else(|| article.publish_at.map(Typed::of).unwrap_or_default()),
            categories: categories::list_categories(&app.db).await?,
            sites: store::list_sites(&app.db).await?,
            authors: lately.iter().map(|(author, _)| author.clone()).filter(|author| !author.is_empty()).collect(),
            tags,
            notes: page::notes(store::list_notes(&app.db, article.id).await?)?,
            broken: links::broken(app, &links::of_body(&article.body)).await?,
        })
    }

    /// Whether a way is open to the reader.
    pub(crate) fn may(&self, way: Way) -> bool {
        self.ways.contains(&way)
    }

    /// The button that stands beside the one that saves: the way's code and the key of its words.
    pub(crate) fn first(&self) -> Option<(&'static str, &'static str)> {
        let way = [Way::Publish, Way::Send].into_iter().find(|way| self.may(*way))?;
        let key = match way {
            Way::Publish if self.on_site => "newsroom-way-publish-again",
            Way::Publish => "newsroom-way-publish",
            _ => "newsroom-way-send",
        };
        Some((way.code(), key))
    }
}

/// Who sent an article back, and when; none where it did not come back.
async fn returned(app: &App, page: &Page, article: &article::Model) -> anyhow::Result<Option<String>> {
    if article.reason.is_empty() {
        return Ok(None);
    }
    let history = record::history::<article::Entity, _>(&app.db, &[article.id.to_string()]).await?;
    let Some((act, _)) = history.iter().rfind(|(act, _)| act.verb == Way::Return.verb()) else { return Ok(None) };
    let (who, time) = (name_of(act).unwrap_or_default(), reading::time(page, act.at));
    Ok(Some(page.with("newsroom-returned", &[("who", &who), ("time", &time)])))
}
