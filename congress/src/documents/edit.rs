//! The words of the resolution, as plain text.

use super::{SolutionGroup, Texts};
use crate::preparing::{self, congress};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chibo_frame::typed::{Field, Typed};
use chibo_frame::{App, Page, PageError, html, see_other};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "documents/edit.html")]
struct Edit {
    page: Page,
    title: String,
    path: String,
    fields: Vec<Field>,
}

pub(super) async fn show(page: Page, State(app): State<App>, Path(id): Path<Uuid>) -> Result<impl IntoResponse, PageError> {
    let congress = preparing::find(&app.db, id).await?.ok_or(PageError::NotFound)?;
    let texts = Texts::of(&congress)?;
    let typed = Typed::standing([
        ("review", texts.review.join("\n\n")),
        ("aim", texts.aim),
        ("solutions", written(&texts.solutions)),
        ("closing", texts.closing.join("\n\n")),
        ("signer", texts.signer),
    ]);
    render(page, &congress, &typed)
}

fn render(page: Page, congress: &congress::Model, typed: &Typed) -> Result<impl IntoResponse + use<>, PageError> {
    let area = |name: &str, rows| typed.area(&page, name, &format!("text-{name}"), rows);
    html(&Edit {
        title: page.t1("congress-title", "number", congress.congress_number()),
        path: format!("/van-phong/dai-hoi/{}", congress.id),
        fields: vec![
            area("review", 8),
            area("aim", 5),
            area("solutions", 14),
            area("closing", 6),
            typed.text(&page, "signer", "text-signer"),
        ],
        page,
    })
}

pub(super) async fn save(
    page: Page,
    State(app): State<App>,
    Path(id): Path<Uuid>,
    Form(values): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let typed = Typed::new(values);
    let texts = Texts {
        review: typed.lines("review"),
        aim: typed.lines("aim").join(" "),
        solutions: read(&typed.lines("solutions")),
        closing: typed.lines("closing"),
        signer: typed.value("signer").to_owned(),
    };
    match preparing::save_texts(&app, page.account()?, id, &texts).await? {
        Ok(()) => Ok(see_other(&format!("/van-phong/dai-hoi/{id}"))),
        Err(_) => Err(PageError::NotFound),
    }
}

/// Groups of solutions as plain text: a title, then its items, each behind a dash.
fn written(groups: &[SolutionGroup]) -> String {
    let group = |group: &SolutionGroup| {
        std::iter::once(group.title.clone())
            .chain(group.items.iter().map(|item| format!("- {item}")))
            .collect::<Vec<_>>()
            .join("\n")
    };
    groups.iter().map(group).collect::<Vec<_>>().join("\n\n")
}

/// The groups that a text holds. Items before the first title form a group without one.
fn read(lines: &[String]) -> Vec<SolutionGroup> {
    let mut groups: Vec<SolutionGroup> = Vec::new();
    for line in lines {
        match (line.strip_prefix('-'), groups.last_mut()) {
            (Some(item), Some(group)) => group.items.push(item.trim().to_owned()),
            (Some(item), None) => groups.push(SolutionGroup { title: String::new(), items: vec![item.trim().to_owned()] }),
            (None, _) => groups.push(SolutionGroup { title: line.clone(), items: Vec::new() }),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_come_back_as_they_were_written() {
        let group = |title: &str, items: &[&str]| SolutionGroup {
            title: title.to_owned(),
            items: items.iter().map(|item| (*item).to_owned()).collect(),
        };
        let groups = vec![group("Xây dựng Đảng", &["Một.", "Hai."]), group("Kinh tế - xã hội", &["Ba."])];
        let lines: Vec<String> = written(&groups).lines().filter(|l| !l.is_empty()).map(str::to_owned).collect();
        assert_eq!(read(&lines), groups);
        assert_eq!(read(&["- Một.".to_owned()]), [group("", &["Một."])]);
    }
}
