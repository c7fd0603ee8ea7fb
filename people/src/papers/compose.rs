//! A kind, a subject and a wording become a paper.

use super::cell::{cell_values, in_vietnamese, place_on, superior_on};
use super::kind::{Author, Gathered, PaperKind, Subject};
use crate::units;
use anyhow::Context;
use chibo_core::day::Day;
use chibo_frame::App;
use chibo_paper::writing::{Gap, Head, Paper, Values, Wording, fill};

/// **Bản thảo.** A paper with what is still missing in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The paper.
    pub paper: Paper,
    /// What is missing.
    pub gaps: Vec<Gap>,
}

/// The figures of a paper, those of the cell with them; none where the subject names nothing.
pub async fn gathered(app: &App, kind: &PaperKind, subject: &Subject) -> anyhow::Result<Option<Gathered>> {
    gathered_on(app, kind, subject, None).await
}

/// The figures of a paper that bears this day, whatever day the records give it.
pub async fn gathered_on(app: &App, kind: &PaperKind, subject: &Subject, day: Option<Day>) -> anyhow::Result<Option<Gathered>> {
    let page = in_vietnamese(app);
    let Some(own) = (kind.gather)(app, &page, subject).await.with_context(|| format!("gather {}", kind.name))? else {
        return Ok(None);
    };
    let day = day.unwrap_or(own.day);
    let values = own.values.over(cell_values(app, subject.cell, day).await?);
    Ok(Some(Gathered { day, values, ..own }))
}

/// A paper of this kind with the product's wording, as the records stand now.
pub async fn paper_of(app: &App, kind: &PaperKind, subject: &Subject) -> anyhow::Result<Option<Draft>> {
    let Some(own) = gathered(app, kind, subject).await? else { return Ok(None) };
    let sheet = Sheet { wording: kind.wording, values: &own.values, issuer: own.issuer.as_deref(), day: own.day, number: None };
    compose(app, kind, subject, &sheet).await.map(Some)
}

/// What a paper is put together from.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// The wording.
    pub wording: &'a str,
    /// The values of its fields.
    pub values: &'a Values,
    /// Who issues it, where that is not the cell.
    pub issuer: Option<&'a str>,
    /// The day it bears.
    pub day: Day,
    /// The whole number with its letters; without one a numbered kind shows dots.
    pub number: Option<&'a str>,
}

/// Puts a paper together.
pub async fn compose(app: &App, kind: &PaperKind, subject: &Subject, sheet: &Sheet<'_>) -> anyhow::Result<Draft> {
    let Sheet { wording, values, day, .. } = *sheet;
    let filled = fill(&Wording::read(wording), values);
    let superior = superior_on(app, subject.cell, day).await?.map(|name| name.to_uppercase());
    let cell = units::name_on(&app.db, subject.cell, day).await?.to_uppercase();
    let issuer = sheet.issuer.map(str::to_uppercase);
    let head = Head {
        superior: (kind.author != Author::Person).then_some(superior).flatten(),
        issuer: if kind.author == Author::Person { String::new() } else { issuer.unwrap_or(cell) },
        number: kind.code.map(|code| sheet.number.map_or_else(|| format!("…-{code}/{}", kind.author.symbol()), str::to_owned)),
        place: place_on(app, subject.cell, day).await?,
    };
    let paper = Paper {
        day,
        ident: format!("{} {} {} {}", kind.name, subject.id, subject.period, head.number.as_deref().unwrap_or_default()),
        head: Some(head),
        title: filled.title,
        about: filled.about,
        body: filled.body,
        foot: filled.foot,
        landscape: kind.landscape,
    };
    Ok(Draft { paper, gaps: filled.gaps })
}
