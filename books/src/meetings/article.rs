//! What an article may tell of a meeting: day, kind, subject, how many came, who came from the superior, the standing topics.
//! The cell's own words on its agenda are for itself: they may name somebody.

use super::agenda_words::usual_words;
use super::show::title;
use super::{attendances, members, store};
use chibo_core::meeting::{AgendaKind, presence};
use chibo_core::name::fold;
use chibo_frame::App;
use chibo_frame::db::from_code;
use chibo_people::papers::in_vietnamese;
use chibo_people::{roll, units};
use uuid::Uuid;

/// The words of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleFacts {
    /// Tiêu đề.
    pub headline: String,
    /// Sapo.
    pub lead: String,
    /// The body: a blank line begins a paragraph, `- ` a line of a list.
    pub body: String,
}

/// The draft of an article about a meeting, in Vietnamese; none where there is no such meeting.
pub async fn draft_facts(app: &App, meeting: Uuid) -> anyhow::Result<Option<ArticleFacts>> {
    let Some(mut meeting) = store::find(&app.db, meeting).await? else { return Ok(None) };
    let page = in_vietnamese(app);
    let cell = units::name_on(&app.db, meeting.cell_id, meeting.on_day).await?;
    let roll: Vec<String> = roll::list_members(&app.db, meeting.cell_id).await?.iter().map(|member| fold(&member.name)).collect();
    meeting.title = meeting.title.filter(|subject| !names_one_of(subject, &roll));
    let what = title(&page, &meeting)?;
    let subject = meeting.title.clone().filter(|subject| !subject.is_empty());
    let about = subject.map(|subject| page.t1("meetings-article-subject", "subject", subject)).unwrap_or_default();
    let headline = page.with("meetings-article-headline", &[("cell", &cell), ("what", &what)]);
    let lead = page.with("meetings-article-lead", &[("cell", &cell), ("what", &lowered(&what)), ("about", &about)]);
    let mut body = Vec::new();
    if let Some(marks) = attendances(&app.db, &[meeting.id]).await?.remove(&meeting.id) {
        let figures = presence(&members(&app.db, meeting.cell_id).await?, meeting.on_day, &marks);
        body.push(page.with("meetings-article-present", &[("required", &figures.required), ("present", &figures.present)]));
    }
    if let Some(guest) = meeting.superior.as_ref().filter(|guest| !guest.is_empty()) {
        body.push(page.t1("meetings-article-guest", "guest", guest));
    }
    let mut topics = Vec::new();
    for item in store::list_agenda(&app.db, meeting.id).await? {
        let kind: AgendaKind = from_code(&item.kind)?;
        let told = matches!(kind, AgendaKind::News | AgendaKind::LastMonth | AgendaKind::NextMonth)
            || (kind == AgendaKind::Thematic && meeting.title.is_some());
        if told {
            topics.push(format!("- {}", usual_words(&page, &meeting, kind)));
        }
    }
    if !topics.is_empty() {
        body.push(page.t("meetings-article-topics"));
        body.push(topics.join("\n"));
    }
    Ok(Some(ArticleFacts { headline, lead, body: body.join("\n\n") }))
}

/// Words as they stand inside a sentence.
fn lowered(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether words name somebody on the roll. `roll` is folded.
fn names_one_of(words: &str, roll: &[String]) -> bool {
    let words = fold(words);
    roll.iter().any(|name| !name.is_empty() && words.contains(name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_whatever_its_accents() {
        let roll = [fold("Nguyễn Văn An"), String::new()];
        assert!(names_one_of("Xét kết nạp đồng chí NGUYỄN VĂN AN", &roll));
        assert!(!names_one_of("Phòng cháy, chữa cháy", &roll));
    }
}
