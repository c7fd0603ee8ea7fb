//! The map of a sheet, taken from the pages as they were laid out: ink, not intentions.

use chibo_sheet::{Boxes, Candidate, Contest, Map, Rect, System, Unit, layout};
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::text::TextItem;
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

use super::drawing::Drawing;
use super::{Unprintable, right};

/// Where no ink is printed counts as a gap from this width on.
const LEAST_GAP: f32 = 0.3;

/// A run of text: where its base line stands, and the ink of its letters.
struct Run {
    base: f32,
    letters: Vec<Rect>,
}

/// What is drawn on the page.
#[derive(Default)]
struct Drawn {
    runs: Vec<Run>,
    outlines: Vec<Rect>,
}

/// What stands where; refuses pages on which something has no room.
pub(super) fn map(drawing: &Drawing, pages: &PagedDocument) -> Result<Map, Unprintable> {
    let mut drawn = Drawn::default();
    let [page] = pages.pages() else { return Err(Unprintable::LongHeading) };
    walk(&page.frame, Point::zero(), &mut drawn);
    let first = drawing.list[1] + drawing.head;
    if drawn.runs.iter().any(|run| run.base > drawing.list[1] - 4.0 && run.base < drawing.list[1])
        || !head_is_whole(drawing, &drawn)
    {
        return Err(Unprintable::LongHeading);
    }
    let candidates: Result<Vec<_>, _> = drawing
        .names
        .iter()
        .scan(first, |top, name| {
            let here = *top;
            *top += drawing.row;
            Some(candidate(drawing, &drawn, name, here))
        })
        .collect();
    Ok(Map {
        unit: Unit::Pt,
        dpi: 72.0,
        page: layout::PAGE,
        code: Some(drawing.code.clone()),
        marks: Some(layout::MARKS),
        rules: drawing.rules(),
        contests: vec![Contest {
            id: format!("round-{}", drawing.round),
            seats: drawing.seats,
            system: if drawing.tick { System::Mark } else { System::Strike },
            candidates: candidates?,
        }],
    })
}

/// Whether the head of the list holds the words of its columns and nothing else: what has no room above runs into it.
fn head_is_whole(drawing: &Drawing, drawn: &Drawn) -> bool {
    let (top, bottom) = (drawing.list[1], drawing.list[1] + drawing.head);
    let mut bases: Vec<f32> = drawn.runs.iter().map(|run| run.base).filter(|base| *base > top && *base < bottom).collect();
    bases.dedup_by(|a, b| (*a - *b).abs() < 0.1);
    bases.len() == 1
}

fn candidate(drawing: &Drawing, drawn: &Drawn, name: &str, top: f32) -> Result<Candidate, Unprintable> {
    let long = || Unprintable::LongName(name.to_owned());
    let left = drawing.list[0] + drawing.columns.first().copied().unwrap_or_default();
    let end = left + drawing.columns.get(1).copied().unwrap_or_default();
    let inside = |letter: &Rect| letter[0] > left && letter[1] > top && letter[1] + letter[3] < top + drawing.row;
    let runs: Vec<&Run> = drawn.runs.iter().filter(|run| run.base > top && run.base < top + drawing.row).collect();
    let letters: Vec<Rect> = runs.iter().flat_map(|run| &run.letters).filter(|letter| inside(letter)).copied().collect();
    let of_name = |run: &&&Run| run.letters.iter().any(|letter| letter[0] > left);
    let base = runs.iter().find(of_name).map(|run| run.base).ok_or_else(long)?;
    let ink = union(&letters).ok_or_else(long)?;
    if right(&ink) > end || runs.iter().filter(of_name).any(|run| (run.base - base).abs() > 0.1) {
        return Err(long());
    }
    let boxes: Vec<Rect> = drawn.outlines.iter().filter(|at| at[1] > top && at[1] < top + drawing.row).copied().collect();
    let boxes = boxes.first().map(|yes| Boxes { yes: *yes, no: boxes.get(1).copied() });
    Ok(Candidate { id: name.to_owned(), name: ink, boxes, gaps: gaps(letters) })
}

fn union(rects: &[Rect]) -> Option<Rect> {
    let least = |of: fn(&Rect) -> f32| rects.iter().map(of).reduce(f32::min);
    let most = |of: fn(&Rect) -> f32| rects.iter().map(of).reduce(f32::max);
    let (x, y) = (least(|r| r[0])?, least(|r| r[1])?);
    Some([x, y, most(right)? - x, most(|r| r[1] + r[3])? - y])
}

fn gaps(mut letters: Vec<Rect>) -> Vec<[f32; 2]> {
    letters.sort_by(|a, b| a[0].total_cmp(&b[0]));
    let mut gaps = Vec::new();
    let mut reached = f32::INFINITY;
    for letter in &letters {
        if letter[0] - reached >= LEAST_GAP {
            gaps.push([reached, letter[0]]);
        }
        reached = if reached.is_finite() { reached.max(right(letter)) } else { right(letter) };
    }
    gaps
}

fn walk(frame: &Frame, origin: Point, drawn: &mut Drawn) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Group(group) => walk(&group.frame, at, drawn),
            FrameItem::Text(text) => drawn.runs.push(Run { base: pt(at.y), letters: letters(text, at) }),
            FrameItem::Shape(shape, _) if shape.stroke.is_some() && shape.fill.is_none() => {
                if let Geometry::Rect(size) = shape.geometry {
                    drawn.outlines.push([pt(at.x), pt(at.y), pt(size.x), pt(size.y)]);
                }
            }
            _ => {}
        }
    }
}

/// The ink of each letter; a space has none.
fn letters(text: &TextItem, at: Point) -> Vec<Rect> {
    let mut pen = at;
    let mut found = Vec::new();
    for glyph in &text.glyphs {
        let ink = TextItem { glyphs: vec![glyph.clone()], ..text.clone() }.bbox();
        let (x, y) = (pt(pen.x + ink.min.x), pt(pen.y + ink.min.y.min(ink.max.y)));
        let (width, height) = (pt(ink.max.x - ink.min.x), pt((ink.max.y - ink.min.y).abs()));
        if [x, y, width, height].iter().all(|n| n.is_finite()) && width > 0.0 {
            found.push([x, y, width, height]);
        }
        pen.x += glyph.x_advance.at(text.size);
        pen.y -= glyph.y_advance.at(text.size);
    }
    found
}

/// Points. A page has fewer than a thousand, which an `f32` tells to a ten-thousandth.
#[expect(clippy::cast_possible_truncation, reason = "a place on a page, to a ten-thousandth of a point")]
fn pt(length: Abs) -> f32 {
    length.to_pt() as f32
}
