//! The states of an article and the ways from one to the next; the picture stands in `docs/state-machines.md`.

use super::store::Status;
use chibo_frame::Right;

/// Where an article is: its state, and what visitors have seen of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// The state of the working copy.
    pub status: Status,
    /// Visitors see a page of it.
    pub on_site: bool,
    /// It was published before, so its address is taken for ever.
    pub once: bool,
}

/// A way from one state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Gửi duyệt.
    Send,
    /// Trả lại, with words.
    Return,
    /// Hẹn giờ đăng.
    Schedule,
    /// Bỏ hẹn.
    Unschedule,
    /// Đăng; of what visitors see already: with a note of what is put right.
    Publish,
    /// Gỡ.
    Withdraw,
}

impl Way {
    /// All, in the order of their buttons.
    pub(crate) const ALL: [Self; 6] = [Self::Publish, Self::Send, Self::Return, Self::Schedule, Self::Unschedule, Self::Withdraw];

    /// Its word in forms and locale files.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Return => "return",
            Self::Schedule => "schedule",
            Self::Unschedule => "unschedule",
            Self::Publish => "publish",
            Self::Withdraw => "withdraw",
        }
    }

    /// The act's verb.
    pub(crate) fn verb(self) -> &'static str {
        match self {
            Self::Send => "send_article",
            Self::Return => "return_article",
            Self::Schedule => "schedule_article",
            Self::Unschedule => "unschedule_article",
            Self::Publish => "publish_article",
            Self::Withdraw => "withdraw_article",
        }
    }

    /// Who may.
    pub(crate) fn right(self) -> Right {
        if self == Self::Send { Right::WriteNews } else { Right::PublishNews }
    }

    /// The state to which it leads from here; none where it does not begin here.
    pub(crate) fn leads(self, from: Place) -> Option<Status> {
        use Status::{Draft, Published, Review, Scheduled, Withdrawn};
        let rest = match (from.on_site, from.once) {
            (true, _) => Published,
            (false, true) => Withdrawn,
            (false, false) => Draft,
        };
        match (self, from.status) {
            (Self::Send, Draft | Published | Withdrawn) => Some(Review),
            (Self::Return, Review) | (Self::Unschedule, Scheduled) => Some(rest),
            (Self::Schedule, Draft | Review | Withdrawn | Scheduled) if !from.on_site => Some(Scheduled),
            (Self::Publish, _) => Some(Published),
            (Self::Withdraw, Published | Review) if from.on_site => Some(Withdrawn),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Status::{Draft, Published, Review, Scheduled, Withdrawn};

    #[test]
    fn every_way_begins_where_it_makes_sense_and_nowhere_else() {
        let place = |status, on_site, once| Place { status, on_site, once };
        let places = [
            place(Draft, false, false),
            place(Review, false, false),
            place(Scheduled, false, false),
            place(Published, true, true),
            place(Review, true, true),
            place(Withdrawn, false, true),
            place(Scheduled, false, true),
        ];
        let table = [
            (Way::Send, [Some(Review), None, None, Some(Review), None, Some(Review), None]),
            (Way::Return, [None, Some(Draft), None, None, Some(Published), None, None]),
            (Way::Schedule, [Some(Scheduled), Some(Scheduled), Some(Scheduled), None, None, Some(Scheduled), Some(Scheduled)]),
            (Way::Unschedule, [None, None, Some(Draft), None, None, None, Some(Withdrawn)]),
            (Way::Publish, [Some(Published); 7]),
            (Way::Withdraw, [None, None, None, Some(Withdrawn), Some(Withdrawn), None, None]),
        ];
        for (way, wanted) in table {
            assert_eq!(places.map(|place| way.leads(place)), wanted, "{way:?}");
        }
    }

    #[test]
    fn a_writer_sends_and_nothing_else() {
        let open: Vec<_> = Way::ALL.into_iter().filter(|way| way.right() == Right::WriteNews).collect();
        assert_eq!(open, [Way::Send]);
    }
}
