//! An article's main part as visitors see it, made once at publishing: lead, body, photos as figures where the text places
//! them. Photos that it does not place are spread between its blocks.

use super::body::{self, Block, Level};
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
    Text(String),
    /// A table, which a narrow screen moves sideways.
    Table(String),
    Figure {
        photo: &'a Use,
        picture: Pictured<'a>,
    },
}

/// The main part with its photos for this place. Its words are Vietnamese, as the article is.
pub(crate) fn html(app: &App, article: &article::Model, uses: &[Use], place: Place) -> anyhow::Result<String> {
    let page = Page::open(app.words.clone(), Lang::Vi, "", app.demo);
    Ok(Printed { page, lead: &article.lead, pieces: pieces(&body::read(&article.body), uses, place) }.render()?)
}

/// Of the photos without a place the first stands under the lead, the others are spread evenly over the body, none between
/// a heading or an announcement and what it announces.
fn pieces<'a>(blocks: &[Block], uses: &'a [Use], place: Place) -> Vec<Piece<'a>> {
    let placed = body::placed(blocks);
    let figure = |photo: &'a Use| figure(photo, place);
    let loose: Vec<_> = uses.iter().filter(|used| !placed.contains(&used.row.id)).collect();
    let count = blocks.len().max(1);
    let (first, rest) = loose.split_at(loose.len().min(1));
    let mut pieces: Vec<_> = first.iter().copied().map(figure).collect();
    let mut spread = 0;
    for (i, block) in blocks.iter().enumerate() {
        pieces.extend(piece(block, uses, place));
        let leads_on = matches!(block, Block::Text(Level::Heading | Level::Subheading, _))
            || matches!(blocks.get(i + 1), Some(Block::List(..) | Block::Table(_)));
        let due = if leads_on { spread } else { rest.len() * (i + 1) / count };
        pieces.extend(rest.iter().take(due).skip(spread).copied().map(figure));
        spread = spread.max(due);
    }
    pieces.extend(rest.iter().skip(spread).copied().map(figure));
    pieces
}

/// A block; nothing where it is a photo that was taken out of the article.
fn piece<'a>(block: &Block, uses: &'a [Use], place: Place) -> Option<Piece<'a>> {
    let html = || body::write(std::slice::from_ref(block));
    match block {
        Block::Figure(id) => uses.iter().find(|used| used.row.id == *id).map(|photo| figure(photo, place)),
        Block::Table(_) => Some(Piece::Table(html())),
        _ => Some(Piece::Text(html())),
    }
}

fn figure(photo: &Use, place: Place) -> Piece<'_> {
    let first = photo.row.position == 0;
    Piece::Figure { photo, picture: photos::picture(photo.photo.shown(&photo.row.alt), place, first) }
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

    /// The number of a photo, `T` for a table, otherwise the first letter of the block's sign.
    fn shape(body: &str, photos: u128) -> String {
        let uses = uses(photos);
        let letter = |piece: Piece<'_>| match piece {
            Piece::Figure { photo, .. } => photo.photo.file.clone(),
            Piece::Table(_) => String::from("T"),
            Piece::Text(html) => html[1..2].to_owned(),
        };
        pieces(&body::read(body), &uses, Place::Story).into_iter().map(letter).collect()
    }

    #[test]
    fn photos_are_spread_and_part_no_heading_or_announcement_from_what_follows() {
        assert_eq!(shape("a\n\nb\n\nc\n\nd", 3), "0pp1pp2");
        assert_eq!(shape("a\n\n## b\n\nc:\n\n- d\n\ne", 4), "0phpu12p3");
        assert_eq!(shape("", 2), "01");
        assert_eq!(shape("a", 0), "p");
    }

    #[test]
    fn a_photo_stands_where_the_text_places_it_and_nowhere_else() {
        let place = |n: u128| format!("<figure data-photo=\"{}\"></figure>", Uuid::from_u128(n));
        assert_eq!(shape(&format!("<p>a</p>{}<p>b</p>{}", place(2), place(0)), 3), "1p2p0");
        assert_eq!(shape(&format!("<p>a</p>{}<table><tr><td>1<td>2</table>", place(7)), 0), "pT");
    }
}
