//! A paper as a page shows it: the same value that becomes PDF and DOCX, as plain HTML that resembles the sheet.

use askama::Template;
use chibo_paper::writing::{Align, Column, Paper, Piece, Shape};
use chibo_people::papers::full_day;

/// A paper on the screen.
#[derive(Template)]
#[template(path = "drafting/_paper.html")]
pub(crate) struct Preview {
    paper: Paper,
    day: String,
}

impl Preview {
    /// Of this paper.
    pub(crate) fn of(paper: Paper) -> Self {
        Self { day: full_day(paper.day), paper }
    }
}

/// A drawing as an address, since a page may hold no foreign markup.
fn address(svg: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~=/:;,()'".contains(&byte);
    let encoded = svg.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") });
    format!("data:image/svg+xml,{}", encoded.collect::<String>())
}

/// Millimetres as a browser counts them.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "a template hands over references")]
fn pixels(millimetres: &u16) -> u32 {
    u32::from(*millimetres) * 96 * 10 / 254
}

fn column_class(column: &Column) -> &'static str {
    match column.align {
        Align::Right => "n",
        Align::Centre => "mid",
        Align::Left => "",
    }
}

/// A table whose heads are all empty has no head row.
fn has_heads(columns: &[Column]) -> bool {
    columns.iter().any(|column| !column.head.is_empty())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a template hands over references")]
fn shape_class(shape: &Shape) -> &'static str {
    match shape {
        Shape::Running => "running",
        Shape::Bullet => "bullet",
        Shape::Flat => "flat",
        Shape::Centred => "centred",
    }
}
