//! How long what is in memory is believed.

use chrono::{DateTime, TimeDelta, Utc};

/// Whether what was so at a time still is, for so long. What is of the future is of a clock that was put back since.
pub(crate) fn is_fresh(since: DateTime<Utc>, now: DateTime<Utc>, believed: TimeDelta) -> bool {
    since <= now && now - since < believed
}
