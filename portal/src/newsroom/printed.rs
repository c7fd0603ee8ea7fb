//! An article's main part as visitors see it, made once at publishing: lead, body, photos as figures between the paragraphs.

use super::prose::{self, Block};
use super::store::{Use, article};
use crate::photos::{self, Pictured, Place};
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
    Figure { photo: &'a Use, picture: Pictured<'a> },
}

/// The main part. Its words are Vietnamese, as the article is.
pub(crate) fn html(app: &App, article: &article::Model, uses: &[Use]) -> anyhow::Result<String> {
    let page = Page::open(app.words.clone(), Lang::Vi, "", app.demo);
    Ok(Printed { page, lead: &article.lead, pieces: pieces(&article.body, uses) }.render()?)
}

/// The first photo stands under the lead, the others are spread evenly over the body, none between a heading or
/// an announcement and what it announces.
fn pieces<'a>(body: &str, uses: &'a [Use]) -> Vec<Piece<'a>> {
    let blocks = prose::read(body);
    let count = blocks.len().max(1);
    let (first, rest) = uses.split_at(uses.len().min(1));
    let mut pieces: Vec<_> = first.iter().map(|photo| figure(photo, true)).collect();
    let mut placed = 0;
    let mut blocks = blocks.into_iter().enumerate().peekable();
    while let Some((i, block)) = blocks.next() {
        let leads_on = matches!(block, Block::Heading(_)) || matches!(blocks.peek(), Some((_, Block::List(_))));
        pieces.push(Piece::Text(block));
        let due = if leads_on { placed } else { rest.len() * (i + 1) / count };
        pieces.extend(rest.iter().take(due).skip(placed).map(|photo| figure(photo, false)));
        placed = placed.max(due);
    }
    pieces.extend(rest.iter().skip(placed).map(|photo| figure(photo, false)));
    pieces
}

fn figure(photo: &Use, first: bool) -> Piece<'_> {
    Piece::Figure { photo, picture: photos::picture(photo.photo.shown(&photo.row.alt), Place::Story, first) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::photos::store::{article_photo, photo};
    use uuid::Uuid;

    fn uses(count: u128) -> Vec<Use> {
        let photo = |n| photo::Model { id: Uuid::from_u128(n), file: n.to_string(), mime: String::new(), width: 1, height: 1 };
        let row = |n| article_photo::Model {
            id: Uuid::from_u128(n),
            article_id: Uuid::nil(),
            photo_id: Uuid::from_u128(n),
            position: 0,
            caption: String::new(),
            alt: String::new(),
            credit: String::new(),
        };
        (0..count).map(|n| Use { row: row(n), photo: photo(n) }).collect()
    }

    /// `F` for a figure, otherwise the first letter of the block's kind.
    fn shape(body: &str, photos: u128) -> String {
        let letter = |piece: &Piece| match piece {
            Piece::Figure { .. } => 'F',
            Piece::Text(Block::Paragraph(_)) => 'p',
            Piece::Text(Block::Heading(_)) => 'h',
            Piece::Text(Block::List(_)) => 'l',
        };
        pieces(body, &uses(photos)).iter().map(letter).collect()
    }

    #[test]
    fn photos_are_spread_and_part_no_heading_or_announcement_from_what_follows() {
        assert_eq!(shape("a\n\nb\n\nc\n\nd", 3), "FppFppF");
        assert_eq!(shape("a\n\n## b\n\nc:\n\n- d\n\ne", 4), "FphplFFpF");
        assert_eq!(shape("", 2), "FF");
        assert_eq!(shape("a", 0), "p");
    }
}
