//! Speakers and their time: who waits, who speaks, how much is left, when to warn. How long one speaks is what the congress's
//! work rules say; the product proposes and the chair decides.

use super::clock::Moment;

/// Minutes proposed for a speech.
pub const USUAL_MINUTES: u32 = 5;
/// The longest time that may be given to one.
pub const MOST_MINUTES: u32 = 60;
/// Warned so many seconds before the end, or at the last quarter of a short speech.
const WARNING: i64 = 60;

/// **Lượt phát biểu.** One speech, asked for or held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speech {
    /// Minutes given.
    pub minutes: u32,
    /// Begun.
    pub from: Option<Moment>,
    /// Ended.
    pub to: Option<Moment>,
}

/// **Tình trạng lượt phát biểu.**
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaking {
    /// Đang chờ.
    Waiting,
    /// Đang phát biểu.
    Now {
        /// Seconds used.
        used: i64,
        /// Seconds left; negative when over time.
        left: i64,
        /// Còn ít thời gian, hết giờ.
        light: Light,
    },
    /// Đã phát biểu.
    Done {
        /// Seconds used.
        used: i64,
    },
}

/// **Báo giờ.**
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// Còn giờ.
    Plenty,
    /// Sắp hết giờ.
    Soon,
    /// Quá giờ.
    Over,
}

impl Speech {
    /// Where the speech stands.
    pub fn at(&self, now: Moment) -> Speaking {
        match (self.from, self.to) {
            (None, _) => Speaking::Waiting,
            (Some(from), Some(to)) => Speaking::Done { used: to.saturating_sub(from).max(0) },
            (Some(from), None) => {
                let used = now.saturating_sub(from).max(0);
                let left = self.limit().saturating_sub(used);
                Speaking::Now { used, left, light: self.light(left) }
            }
        }
    }

    /// The time given, in seconds.
    pub fn limit(&self) -> i64 {
        i64::from(self.minutes) * 60
    }

    /// So many seconds before the end the speaker is warned.
    pub fn warning(&self) -> i64 {
        WARNING.min(self.limit() / 4)
    }

    /// The light with so many seconds left.
    fn light(&self, left: i64) -> Light {
        if left < 0 {
            Light::Over
        } else if left <= self.warning() {
            Light::Soon
        } else {
            Light::Plenty
        }
    }
}

/// Why a speech does not begin or end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SpeechRefusal {
    /// There is no such speech any more.
    #[error("no such speech")]
    NotThere,
    /// Nobody waits to speak.
    #[error("nobody waits to speak")]
    NobodyWaits,
    /// Nobody speaks.
    #[error("nobody speaks")]
    NobodySpeaks,
    /// It was held already.
    #[error("the speech was held already")]
    Held,
    /// So many minutes are not given to one.
    #[error("{minutes} minutes, where {most} are the most")]
    Minutes {
        /// What was typed.
        minutes: u32,
        /// The most.
        most: u32,
    },
}

impl Speech {
    /// Whether it may begin.
    pub fn may_begin(&self) -> Result<(), SpeechRefusal> {
        if self.from.is_none() { Ok(()) } else { Err(SpeechRefusal::Held) }
    }
}

/// Whether so many minutes may be given.
pub fn minutes_given(minutes: u32) -> Result<u32, SpeechRefusal> {
    let fits = (1..=MOST_MINUTES).contains(&minutes);
    if fits { Ok(minutes) } else { Err(SpeechRefusal::Minutes { minutes, most: MOST_MINUTES }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_speech_of_five_minutes_is_warned_in_the_last_one() {
        let speech = Speech { minutes: 5, from: Some(1_000), to: None };
        let light = |second: i64| match speech.at(1_000 + second) {
            Speaking::Now { light, .. } => light,
            other => panic!("{other:?}"),
        };
        assert_eq!([0, 239, 240, 300, 301].map(light), [Light::Plenty, Light::Plenty, Light::Soon, Light::Soon, Light::Over]);
        assert_eq!(Speech { to: Some(1_312), ..speech }.at(9_999), Speaking::Done { used: 312 });
        assert_eq!(Speech { from: None, ..speech }.at(9_999), Speaking::Waiting);
        assert_eq!(Speech { minutes: 2, ..speech }.warning(), 30);
    }

    #[test]
    fn nobody_begins_twice_and_nobody_is_given_an_hour_and_more() {
        assert_eq!(Speech { minutes: 5, from: Some(1), to: Some(2) }.may_begin(), Err(SpeechRefusal::Held));
        assert_eq!(Speech { minutes: 5, from: None, to: None }.may_begin(), Ok(()));
        assert_eq!([0, 1, 60, 61].map(|minutes| minutes_given(minutes).is_ok()), [false, true, true, false]);
    }

    proptest! {
        #[test]
        fn used_and_left_make_the_limit(minutes in 1u32..=60, from in any::<i64>(), now in any::<i64>()) {
            let speech = Speech { minutes, from: Some(from), to: None };
            let Speaking::Now { used, left, light } = speech.at(now) else { panic!() };
            prop_assert!(used >= 0);
            prop_assert_eq!(light == Light::Over, used > speech.limit());
            if used < i64::MAX - 4_000 { prop_assert_eq!(used + left, speech.limit()); }
        }
    }
}
