//! An article's main part as visitors see it, made once at publishing: lead, body, photos as figures between the paragraphs.

use super::picture::SMALL;
use super::prose::{self, Block};
use super::store::{Use, article};
use askama::Template;
use chibo_frame::{App, Lang, Page};

#[derive(Template)]
#[template(path = "newsroom/printed.html")]
struct Printed<'a> {
    page: Page,
    lead: &'a str,
    pieces: Vec<Piece<'a>>,
}

enum Piece<'a> {
    Text(Block),
    Figure { photo: &'a Use, small: u32 },
}

/// The main part. Its words are Vietnamese, as the article is.
pub(crate) fn html(app: &App, article: &article::Model, uses: &[Use]) -> anyhow::Result<String> {
    let page = Page::open(app.words.clone(), Lang::Vi, "", app.demo);
    Ok(Printed { page, lead: &article.lead, pieces: pieces(&article.body, uses) }.render()?)
}

/// The first photo stands under the lead, the others are spread evenly over the body.
fn pieces<'a>(body: &str, uses: &'a [Use]) -> Vec<Piece<'a>> {
    let blocks = prose::read(body);
    let count = blocks.len().max(1);
    let (first, rest) = uses.split_at(uses.len().min(1));
    let mut pieces: Vec<_> = first.iter().map(figure).collect();
    let mut placed = 0;
    for (i, block) in blocks.into_iter().enumerate() {
        let heading = matches!(block, Block::Heading(_));
        pieces.push(Piece::Text(block));
        let due = if heading { placed } else { rest.len() * (i + 1) / count };
        pieces.extend(rest.iter().take(due).skip(placed).map(figure));
        placed = placed.max(due);
    }
    pieces.extend(rest.iter().skip(placed).map(figure));
    pieces
}

fn figure(photo: &Use) -> Piece<'_> {
    let small = u32::try_from(photo.photo.width).unwrap_or(SMALL).min(SMALL);
    Piece::Figure { photo, small }
}
