//! The address of the phones' page as a code, drawn for the projector.

use anyhow::Context;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// Light squares around a code, so that a phone finds it.
const QUIET: usize = 2;

/// A code as one path of an SVG of this many squares a side.
pub(super) fn drawn(text: &str) -> anyhow::Result<(usize, String)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).context("draw the code of the phones' page")?;
    let (width, mut path) = (code.width(), String::new());
    for (place, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            write!(path, "M{} {}h1v1h-1z", place % width + QUIET, place / width + QUIET)?;
        }
    }
    Ok((width + 2 * QUIET, path))
}
