//! Words as XML, lengths as Word counts them.

use std::borrow::Cow;

/// Words between tags or within an attribute.
pub(super) fn escaped(words: &str) -> Cow<'_, str> {
    if !words.contains(['&', '<', '>', '"']) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;"))
}

/// Millimetres as twentieths of a point.
pub(super) fn twips(mm: f64) -> i64 {
    whole(mm * 1440.0 / 25.4)
}

/// Points as twentieths of a point.
pub(super) fn twentieths(points: f64) -> i64 {
    whole(points * 20.0)
}

/// Points as half points, in which type sizes are counted.
pub(super) fn half_points(points: f64) -> i64 {
    whole(points * 2.0)
}

#[expect(clippy::cast_possible_truncation, reason = "lengths of a sheet of paper")]
fn whole(length: f64) -> i64 {
    length.round() as i64
}
