//! An article about a congress, drafted from its records. The portal knows nothing of congresses: the roof hands it over.

use crate::documents::{self, Texts, elected, target_sentence, targets_of, term_words};
use crate::preparing::{self, congress, guest};
use chibo_core::congress::CongressNumber;
use chibo_core::election::Office;
use chibo_frame::{App, Page};
use chibo_people::papers::in_vietnamese;
use chibo_people::units;
use uuid::Uuid;

/// The words of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleFacts {
    /// Tiêu đề.
    pub headline: String,
    /// Sapo.
    pub lead: String,
    /// The body: a blank line begins a paragraph, `## ` a subheading, `- ` a line of a list.
    pub body: String,
}

/// The draft of an article about a congress, in Vietnamese; none where there is no such congress.
pub async fn draft_facts(app: &App, congress: Uuid) -> anyhow::Result<Option<ArticleFacts>> {
    let Some(congress) = preparing::find(&app.db, congress).await? else { return Ok(None) };
    let page = in_vietnamese(app);
    let cell = units::name_on(&app.db, congress.cell_id, congress.held_on).await?;
    let (number, term) = (congress.congress_number(), term_words(&congress.term()));
    let guests = preparing::in_protocol_order(preparing::list_guests(&app.db, congress.id).await?)?;
    let elected = elected(app, congress.id).await?;
    let headline = page.with("article-headline", &[("cell", &cell), ("number", &number), ("term", &term)]);
    let day = page.day(&congress.held_on);
    let lead = page.with("article-lead", &[("day", &day), ("cell", &cell), ("number", &number), ("term", &term)]);
    let mut body = Vec::new();
    body.extend(guest_paragraph(&page, &guests));
    body.push(figures(app, &page, &congress, &cell).await?);
    body.extend(review(app, &page, &congress).await?);
    body.extend(elected_paragraphs(&page, &elected));
    let targets: Vec<_> = targets_of(app, &congress).await?.iter().map(|targets| target_sentence(&page, targets)).collect();
    let texts = Texts::of(&congress)?;
    body.push(resolved(&page, &texts, targets.len(), &term));
    if !targets.is_empty() {
        body.push(page.t1("article-targets", "count", targets.len()));
        body.push(targets.iter().map(|sentence| format!("- {sentence}")).collect::<Vec<_>>().join("\n"));
    }
    body.extend(speaker(&page, &guests));
    Ok(Some(ArticleFacts { headline, lead, body: body.join("\n\n") }))
}

fn guest_paragraph(page: &Page, guests: &[guest::Model]) -> Option<String> {
    let introduced: Vec<_> = guests.iter().map(|g| page.with("article-guest", &[("name", &g.name), ("title", &g.title)])).collect();
    (!introduced.is_empty()).then(|| page.t1("article-guests", "guests", introduced.join("; ")))
}

async fn figures(app: &App, page: &Page, congress: &congress::Model, cell: &str) -> anyhow::Result<String> {
    let summoned = preparing::summoned(&app.db, congress).await?;
    let members = page.with("article-members", &[("cell", &cell), ("members", &summoned.len())]);
    let figures = preparing::electorate_of(&summoned).map(|electorate| {
        page.with("article-present", &[("summoned", &electorate.official_summoned), ("present", &electorate.present)])
    });
    Ok(std::iter::once(members).chain(figures).collect::<Vec<_>>().join(" "))
}

/// The term reviewed: the words written for it, and its targets where it was kept in this house.
async fn review(app: &App, page: &Page, congress: &congress::Model) -> anyhow::Result<Vec<String>> {
    let mut paragraphs = Texts::of(congress)?.review;
    let before = CongressNumber(congress.congress_number().0.saturating_sub(1));
    if let Some(term) = documents::term_of(app, congress.cell_id, before.0).await? {
        let judged = term.read(app).await?;
        let reached = judged.iter().filter(|j| j.readings.last().is_some_and(|reading| reading.reached)).count();
        let label = term_words(&term.term);
        paragraphs.push(page.with("article-review", &[("term", &label), ("reached", &reached), ("total", &judged.len())]));
    }
    Ok(paragraphs)
}

fn elected_paragraphs(page: &Page, elected: &[(Office, Vec<String>)]) -> Option<String> {
    let of = |office: Office| elected.iter().find(|(o, names)| *o == office && !names.is_empty()).map(|(_, names)| names);
    let committee = of(Office::Committee)?;
    let mut sentences =
        vec![page.with("article-committee", &[("count", &format!("{:02}", committee.len())), ("names", &committee.join(", "))])];
    for (office, key) in [(Office::Secretary, "article-secretary"), (Office::Deputy, "article-deputy")] {
        sentences.extend(of(office).map(|names| page.t1(key, "name", names.join(", "))));
    }
    Some(sentences.join(" "))
}

fn resolved(page: &Page, texts: &Texts, targets: usize, term: &str) -> String {
    page.with(
        "article-resolved",
        &[("term", &term), ("aim", &texts.aim.trim_end_matches('.')), ("targets", &targets), ("groups", &texts.solutions.len())],
    )
}

fn speaker(page: &Page, guests: &[guest::Model]) -> Option<String> {
    let speaks = guests.iter().find(|guest| guest.speaks)?;
    Some(page.with("article-speaker", &[("name", &speaks.name), ("title", &speaks.title)]))
}
