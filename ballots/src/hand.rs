//! The marks that voters make: in a box, through a name, and the ones they should not make.

use crate::chance::Chance;
use crate::pen::{Point, drawn};
use chibo_sheet::Rect;

/// How a voter marks a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Cross,
    Hook,
    Slash,
    Plus,
    Scribble,
}

/// Styles by how often they are met.
pub(crate) const STYLES: [(Style, f32); 5] =
    [(Style::Cross, 6.0), (Style::Hook, 2.0), (Style::Slash, 1.0), (Style::Plus, 0.5), (Style::Scribble, 1.0)];

/// A place in the box, 0 to 1 from its upper left, missed by as much as hands miss.
fn near(chance: &mut Chance, place: Rect, u: f32, v: f32) -> Point {
    let missed = 0.07 * 0.12;
    [place[0] + place[2] * (u + chance.gauss(missed * 4.0)), place[1] + place[3] * (v + chance.gauss(missed * 4.0))]
}

/// The strokes of a mark in a box.
pub(crate) fn mark(chance: &mut Chance, place: Rect, style: Style) -> Vec<Vec<Point>> {
    let unsteady = 0.08 * place[2].min(place[3]);
    // Some stay inside the box, some go over it.
    let over = chance.between(-0.12, 0.28);
    let (low, high) = (0.12 - over, 0.88 + over);
    let corners: Vec<[[f32; 2]; 2]> = match style {
        Style::Cross => vec![[[low, low], [high, high]], [[high, low], [low, high]]],
        Style::Hook => {
            let tip = chance.between(1.0, 1.25);
            vec![[[0.08, 0.5], [0.38, 0.88]], [[0.38, 0.88], [tip, -0.2]]]
        }
        Style::Slash => vec![[[0.9, 0.06], [0.1, 0.94]]],
        Style::Plus => vec![[[0.5, 0.06], [0.5, 0.94]], [[0.06, 0.5], [0.94, 0.5]]],
        Style::Scribble => {
            let turns = 6 + chance.below(5);
            let side = |turn: usize| if turn.is_multiple_of(2) { 0.9 } else { 0.1 };
            let down = |turn: usize| 0.08 + 0.84 * turn as f32 / turns as f32;
            (0..turns).map(|turn| [[side(turn), down(turn)], [side(turn + 1), down(turn + 1)]]).collect()
        }
    };
    let mut strokes = Vec::new();
    for [from, to] in corners {
        let (from, to) = (near(chance, place, from[0], from[1]), near(chance, place, to[0], to[1]));
        strokes.push(drawn(chance, from, to, unsteady, 14));
    }
    strokes
}

/// A name struck out, once, twice or three times.
pub(crate) fn strike(chance: &mut Chance, name: Rect) -> Vec<Vec<Point>> {
    let [x, y, width, height] = name;
    let times = chance.weighed(&[(1, 3.0), (2, 1.0), (3, 1.0)]);
    let mut strokes = Vec::new();
    for _ in 0..times {
        let level = y + height * chance.between(0.35, 0.65);
        let from = [x - width * chance.between(-0.06, 0.03), level];
        let to = [x + width * chance.between(0.9, 1.06), level + height * chance.gauss(0.12)];
        strokes.push(drawn(chance, from, to, 0.12 * height, 40));
    }
    strokes
}

/// A mark taken back: drawn over many times.
pub(crate) fn blacked_out(chance: &mut Chance, place: Rect) -> Vec<Vec<Point>> {
    let unsteady = 0.16 * place[2].min(place[3]);
    let times = 5 + chance.below(4);
    let mut strokes = Vec::new();
    for _ in 0..times {
        let (left, from, right, to) = (chance.between(-0.1, 0.3), chance.share(), chance.between(0.7, 1.1), chance.share());
        let (from, to) = (near(chance, place, left, from), near(chance, place, right, to));
        strokes.push(drawn(chance, from, to, unsteady, 14));
    }
    strokes
}

/// The pen set down and taken away.
pub(crate) fn dot(chance: &mut Chance, place: Rect) -> Vec<Vec<Point>> {
    let [x, y] = near(chance, place, 0.5, 0.5);
    let mut near_by = |span: f32| chance.gauss(0.06) * span;
    (0..3).map(|_| vec![[x, y], [x + near_by(place[2]), y + near_by(place[3])]]).collect()
}

/// A line under a name.
pub(crate) fn underline(chance: &mut Chance, name: Rect) -> Vec<Vec<Point>> {
    let [x, y, width, height] = name;
    vec![drawn(chance, [x, y + height * 1.15], [x + width * 0.6, y + height * 1.2], 0.1 * height, 20)]
}
