//! One voter: what he means, what he does to the paper, and what a fair reader may answer.

use crate::chance::Chance;
use crate::hand::{STYLES, Style, blacked_out, dot, mark, strike, underline};
use crate::pen::{INKS, Pen};
use chibo_sheet::{Boxes, Candidate, Contest, Rect, RowMark, System};
use image::RgbImage;

/// What a voter does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Clean,
    Under,
    Over,
    Blank,
    Faint,
    FaintOne,
    Double,
    Corrected,
    Stray,
    Off,
}

/// Kinds by how often they are met.
pub(crate) const KINDS: [(Kind, f32); 10] = [
    (Kind::Clean, 70.0),
    (Kind::Under, 6.0),
    (Kind::Over, 3.0),
    (Kind::Blank, 3.0),
    (Kind::Faint, 5.0),
    (Kind::FaintOne, 2.0),
    (Kind::Double, 4.0),
    (Kind::Corrected, 3.0),
    (Kind::Stray, 2.0),
    (Kind::Off, 2.0),
];

impl Kind {
    /// Its name in the table.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Under => "under",
            Self::Over => "over",
            Self::Blank => "blank",
            Self::Faint => "faint",
            Self::FaintOne => "faint_one",
            Self::Double => "double",
            Self::Corrected => "correct",
            Self::Stray => "stray",
            Self::Off => "off",
        }
    }
}

/// One line's truth.
#[derive(Debug, Clone)]
pub(crate) struct Truth {
    /// The name.
    pub(crate) id: String,
    /// What the voter meant.
    pub(crate) mark: RowMark,
    /// A fair reader may ask.
    pub(crate) odd: bool,
}

/// Fills in one ballot whose places are given in dots.
pub(crate) fn fill(page: &mut RgbImage, contest: &Contest, chance: &mut Chance) -> (Kind, Vec<Truth>) {
    let kind = chance.weighed(&KINDS);
    let names = contest.candidates.len();
    let seats = contest.seats as usize;
    let chosen = match kind {
        Kind::Blank => Vec::new(),
        Kind::Under => {
            let fewer = 1 + chance.below(seats.saturating_sub(1).max(1));
            chance.some(fewer, names)
        }
        Kind::Over => chance.some((seats + 1).min(names), names),
        _ => chance.some(seats.min(names), names),
    };
    let odd = match kind {
        Kind::Double | Kind::Corrected | Kind::FaintOne | Kind::Stray | Kind::Off => Some(chance.below(names)),
        _ => None,
    };
    let voter = Voter::new(kind, contest.system, chance);
    let mut truth = Vec::new();
    for (place, candidate) in contest.candidates.iter().enumerate() {
        let meant = if chosen.contains(&place) { RowMark::Yes } else { RowMark::No };
        truth.push(voter.line(page, candidate, meant, odd == Some(place), chance));
    }
    (kind, truth)
}

struct Voter {
    kind: Kind,
    system: System,
    style: Style,
    pen: Pen,
}

impl Voter {
    fn new(kind: Kind, system: System, chance: &mut Chance) -> Self {
        let (colour, lead) = chance.weighed(&INKS);
        let width = chance.between(1.6, 4.2) * if lead { 1.2 } else { 1.0 };
        Self { kind, system, style: chance.weighed(&STYLES), pen: Pen { colour, lead, width, strength: 1.0 } }
    }

    /// His pen on this line: pressed less by some, hardly at all by a few.
    fn pen(&self, faintest: bool, chance: &mut Chance) -> Pen {
        let strength = match self.kind {
            Kind::Faint => chance.between(0.25, 0.45),
            Kind::FaintOne if faintest => chance.between(0.12, 0.22),
            _ => chance.between(0.82, 1.0),
        };
        if strength > 0.5 {
            return Pen { strength, ..self.pen };
        }
        let (colour, lead) = INKS[3].0;
        Pen { colour, lead, width: self.pen.width * 0.7, strength }
    }

    fn line(&self, page: &mut RgbImage, candidate: &Candidate, meant: RowMark, odd: bool, chance: &mut Chance) -> Truth {
        let pen = self.pen(odd, chance);
        let (mark, asks) = match (self.system, candidate.boxes) {
            (System::Mark, Some(boxes)) => self.tick(page, &pen, boxes, meant, odd, chance),
            _ => self.strike(page, &pen, candidate.name, meant, odd, chance),
        };
        Truth { id: candidate.id.clone(), mark, odd: asks }
    }

    fn strike(
        &self,
        page: &mut RgbImage,
        pen: &Pen,
        name: Rect,
        meant: RowMark,
        odd: bool,
        chance: &mut Chance,
    ) -> (RowMark, bool) {
        let mark = if self.kind == Kind::Blank { RowMark::Yes } else { meant };
        if mark == RowMark::No {
            let strokes = strike(chance, name);
            pen.draw(page, &strokes, chance);
        } else if odd && self.kind == Kind::Stray {
            let strokes = underline(chance, name);
            pen.draw(page, &strokes, chance);
            return (mark, true);
        }
        (mark, odd && self.kind == Kind::FaintOne && mark == RowMark::No)
    }

    fn tick(
        &self,
        page: &mut RgbImage,
        pen: &Pen,
        boxes: Boxes,
        meant: RowMark,
        odd: bool,
        chance: &mut Chance,
    ) -> (RowMark, bool) {
        let style = if chance.happens(0.9) { self.style } else { chance.weighed(&STYLES) };
        let (yes, no) = (boxes.yes, boxes.no.unwrap_or(boxes.yes));
        let (meant_box, other_box) = if meant == RowMark::Yes { (yes, no) } else { (no, yes) };
        let mut make = |strokes: Vec<_>, chance: &mut Chance| pen.draw(page, &strokes, chance);
        match self.kind {
            Kind::Blank => return (RowMark::None, false),
            Kind::Double if odd => {
                make([mark(chance, yes, style), mark(chance, no, style)].concat(), chance);
                return (RowMark::Both, true);
            }
            Kind::Corrected if odd => {
                let wrong = [mark(chance, other_box, Style::Cross), blacked_out(chance, other_box)].concat();
                make([wrong, mark(chance, meant_box, style)].concat(), chance);
            }
            Kind::Off if odd => {
                let [x, y, width, height] = meant_box;
                let mut aside = |span: f32, by: f32| if chance.happens(0.5) { span * by } else { -span * by };
                let missed = [x + aside(width, 0.45), y + aside(height, 0.5), width, height];
                make(mark(chance, missed, style), chance);
            }
            Kind::Stray if odd => {
                let spot = if chance.happens(0.5) { yes } else { no };
                let inner = [spot[0] + spot[2] * 0.3, spot[1] + spot[3] * 0.3, spot[2] * 0.4, spot[3] * 0.4];
                make([mark(chance, meant_box, style), dot(chance, inner)].concat(), chance);
            }
            _ => {
                make(mark(chance, meant_box, style), chance);
                return (meant, odd && self.kind == Kind::FaintOne);
            }
        }
        (meant, true)
    }
}
