//! The clock of a congress: where its programme stands, what is left of the item, when it will all end. Moments are whole
//! seconds since any fixed moment. How long a programme is and how far it slips is custom, not a rule: only that a cell's
//! congress takes one day at most (guidance of the superior; facts read).

use alloc::vec::Vec;

/// A moment, in seconds.
pub type Moment = i64;

/// **Một mục trong chương trình, với thời gian đã dùng.** An item of the programme as the clock sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClockItem {
    /// **Thời gian dự kiến.** Planned minutes.
    pub minutes: u32,
    /// **Từ, đến.** When it ran; the last stretch is open while it runs. Going back to an item adds another stretch.
    pub runs: Vec<(Moment, Option<Moment>)>,
}

/// **Giải lao.** A pause of the congress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// Since when.
    pub from: Moment,
    /// Until when; none while it lasts.
    pub to: Option<Moment>,
    /// How long it was announced to last.
    pub minutes: u32,
}

/// **Diễn biến đại hội.** Everything the clock reads from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Course {
    /// When the congress is to begin.
    pub begins: Moment,
    /// The programme in order.
    pub items: Vec<ClockItem>,
    /// The pauses.
    pub pauses: Vec<Pause>,
    /// **Bế mạc.** When it was closed.
    pub closed: Option<Moment>,
}

/// **Đang ở đâu.** Where the congress stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Chưa bắt đầu.
    Before,
    /// Đang tiến hành: an item, by its place in the programme.
    Running {
        /// The item's place.
        item: usize,
    },
    /// Giải lao, trong khi một mục còn dở.
    Paused {
        /// The place of the item that goes on afterwards.
        item: usize,
    },
    /// Đã bế mạc.
    Over,
}

/// **Giờ giấc.** What a screen needs to show a clock that runs by itself: `due` is when what goes on now should end, `rest`
/// what follows it, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// Where the congress stands.
    pub phase: Phase,
    /// When the present stretch began; the congress's own beginning before it.
    pub since: Moment,
    /// When what goes on should end.
    pub due: Moment,
    /// What is planned after that, in seconds.
    pub rest: i64,
    /// What is left of the current item, where it stands still in a pause.
    pub left: i64,
    /// When the programme would end as planned.
    pub planned_end: Moment,
}

const MINUTE: i64 = 60;

fn seconds(minutes: u32) -> i64 {
    i64::from(minutes) * MINUTE
}

impl Course {
    /// Where the congress stands.
    pub fn phase(&self) -> Phase {
        let open = |item: &ClockItem| item.runs.iter().any(|(_, to)| to.is_none());
        match self.items.iter().position(open) {
            _ if self.closed.is_some() => Phase::Over,
            None => Phase::Before,
            Some(item) if self.pause().is_some() => Phase::Paused { item },
            Some(item) => Phase::Running { item },
        }
    }

    /// The pause that lasts.
    pub fn pause(&self) -> Option<Pause> {
        self.pauses.iter().copied().find(|pause| pause.to.is_none())
    }

    /// How long an item ran until `now`, pauses taken off.
    pub fn used(&self, item: usize, now: Moment) -> i64 {
        let runs = self.items.get(item).map(|item| item.runs.as_slice()).unwrap_or_default();
        let ran = |(from, to): &(Moment, Option<Moment>)| {
            let to = to.unwrap_or(now).max(*from);
            let paused = |pause: &Pause| pause.to.unwrap_or(now).min(to).saturating_sub(pause.from.max(*from)).max(0);
            let off = self.pauses.iter().map(paused).fold(0, i64::saturating_add);
            to.saturating_sub(*from).saturating_sub(off).max(0)
        };
        runs.iter().map(ran).fold(0, i64::saturating_add)
    }

    /// What the programme still holds behind an item: the planned time of each, less what was already used of it.
    fn behind(&self, item: usize, now: Moment) -> i64 {
        let left = |place: usize, planned: &ClockItem| seconds(planned.minutes).saturating_sub(self.used(place, now)).max(0);
        let behind = self.items.iter().enumerate().skip(item.saturating_add(1));
        behind.map(|(place, planned)| left(place, planned)).fold(0, i64::saturating_add)
    }

    /// When it would end as planned.
    pub fn planned_end(&self) -> Moment {
        self.items.iter().fold(self.begins, |end, item| end.saturating_add(seconds(item.minutes)))
    }

    /// The clock at this moment.
    pub fn outlook(&self, now: Moment) -> Outlook {
        let planned_end = self.planned_end();
        let left_of = |item: usize| {
            let planned = self.items.get(item).map_or(0, |item| seconds(item.minutes));
            planned.saturating_sub(self.used(item, now))
        };
        match self.phase() {
            Phase::Before => {
                let rest = planned_end.saturating_sub(self.begins);
                Outlook { phase: Phase::Before, since: self.begins, due: self.begins, rest, left: 0, planned_end }
            }
            Phase::Running { item } => {
                let (left, rest) = (left_of(item), self.behind(item, now));
                let due = now.saturating_add(left);
                Outlook { phase: Phase::Running { item }, since: self.since(item), due, rest, left, planned_end }
            }
            Phase::Paused { item } => {
                let left = left_of(item);
                let rest = self.behind(item, now).saturating_add(left.max(0));
                let (since, due) = self.pause().map_or((now, now), |p| (p.from, p.from.saturating_add(seconds(p.minutes))));
                Outlook { phase: Phase::Paused { item }, since, due, rest, left, planned_end }
            }
            Phase::Over => {
                let end = self.closed.unwrap_or(now);
                Outlook { phase: Phase::Over, since: end, due: end, rest: 0, left: 0, planned_end }
            }
        }
    }

    /// When the open stretch of an item began.
    fn since(&self, item: usize) -> Moment {
        let open = self.items.get(item).and_then(|item| item.runs.iter().find(|(_, to)| to.is_none()));
        open.map_or(self.begins, |(from, _)| *from)
    }
}

impl Outlook {
    /// **Dự kiến kết thúc.** What goes on ends when due, or now if it is late already; then comes the rest.
    pub fn projected_end(&self, now: Moment) -> Moment {
        let ends = if self.phase == Phase::Over { self.due } else { self.due.max(now) };
        ends.saturating_add(self.rest)
    }

    /// **Chậm hoặc sớm.** Seconds behind the plan; negative when ahead.
    pub fn late(&self, now: Moment) -> i64 {
        self.projected_end(now).saturating_sub(self.planned_end)
    }
}

/// **Việc của người chủ trì.** What the chair does with the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Mục tiếp theo; the first one begins the congress.
    Next,
    /// Trở lại mục trước.
    Back,
    /// Đến thẳng một mục.
    Go(usize),
    /// Giải lao.
    Pause,
    /// Họp tiếp.
    Resume,
    /// Bế mạc.
    Close,
    /// Mở lại, where it was closed by mistake.
    Reopen,
}

/// Why a step is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StepRefusal {
    /// The programme has no items.
    #[error("the programme is empty")]
    NoProgramme,
    /// The congress has not begun.
    #[error("the congress has not begun")]
    NotBegun,
    /// The congress is over.
    #[error("the congress is over")]
    IsOver,
    /// It is not over.
    #[error("the congress is not over")]
    NotOver,
    /// This is the last item: what follows is closing.
    #[error("this is the last of {items} items")]
    Last {
        /// How many items there are.
        items: usize,
    },
    /// This is the first item.
    #[error("this is the first item")]
    First,
    /// A pause lasts already.
    #[error("a pause lasts already")]
    InPause,
    /// No pause lasts.
    #[error("no pause lasts")]
    NoPause,
    /// There is no such item.
    #[error("no such item")]
    NoItem,
}

/// What a step leads to. Going to an item ends a pause; the chair does not have to.
pub fn step(phase: Phase, items: usize, step: Step) -> Result<Phase, StepRefusal> {
    use StepRefusal::{First, InPause, IsOver, Last, NoItem, NoPause, NoProgramme, NotBegun, NotOver};
    let last = items.checked_sub(1).ok_or(NoProgramme)?;
    match (phase, step) {
        (Phase::Over, Step::Reopen) => Ok(Phase::Running { item: last }),
        (Phase::Over, _) => Err(IsOver),
        (_, Step::Reopen) => Err(NotOver),
        (Phase::Before, Step::Next) => Ok(Phase::Running { item: 0 }),
        (_, Step::Go(item)) if item <= last => Ok(Phase::Running { item }),
        (_, Step::Go(_)) => Err(NoItem),
        (Phase::Before, _) => Err(NotBegun),
        (Phase::Running { item } | Phase::Paused { item }, Step::Next) if item < last => Ok(Phase::Running { item: item + 1 }),
        (_, Step::Next) => Err(Last { items }),
        (Phase::Running { item } | Phase::Paused { item }, Step::Back) => match item.checked_sub(1) {
            Some(item) => Ok(Phase::Running { item }),
            None => Err(First),
        },
        (Phase::Running { item }, Step::Pause) => Ok(Phase::Paused { item }),
        (Phase::Paused { .. }, Step::Pause) => Err(InPause),
        (Phase::Paused { item }, Step::Resume) => Ok(Phase::Running { item }),
        (Phase::Running { .. }, Step::Resume) => Err(NoPause),
        (_, Step::Close) => Ok(Phase::Over),
    }
}
