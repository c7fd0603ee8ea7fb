//! The cap on "hoàn thành xuất sắc": how many of a cell it allows, and who would be within it by votes. It warns and never
//! blocks: the cell proposes, the ward decides (HD 21; HD 25; HD 43). The text's base and published practice differ
//! (facts read: three of four published cells count "tốt trở lên"), so base, scope and rounding are dated data.

use super::Level;
use crate::dated::{Line, LineFault, Problem, RuleKind, Version};
use crate::day::Day;
use crate::exact::Share;
use crate::name::fold;
use crate::rules::Certainty;
use alloc::borrow::Cow;
use alloc::vec;
use alloc::vec::Vec;

/// **Mẫu số.** Of whom the share is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuotaBase {
    /// Số đảng viên hoàn thành tốt: of those alone; who is made excellent leaves it.
    HttOnly,
    /// Số đảng viên hoàn thành tốt trở lên.
    HttOrBetter,
    /// Tất cả đảng viên được xếp loại.
    AllRated,
}

/// **Phạm vi.** Where the share is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Chi bộ.
    Cell,
    /// Đảng bộ cơ sở: over all cells of the ward; the cell's own figure is a guide.
    Grassroots,
}

/// **Làm tròn.**
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Xuống.
    Down,
    /// Gần nhất; a half goes up.
    Nearest,
    /// Lên.
    Up,
}

/// **Giới hạn tỷ lệ hoàn thành xuất sắc.**
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cap {
    /// Tỷ lệ.
    pub share: Share,
    /// Mẫu số.
    pub base: QuotaBase,
    /// Phạm vi.
    pub scope: Scope,
    /// Làm tròn.
    pub rounding: Rounding,
}

/// How many were given what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Xuất sắc.
    pub excellent: u32,
    /// Tốt.
    pub good: u32,
    /// Hoàn thành.
    pub fulfilled: u32,
    /// Không hoàn thành.
    pub not_fulfilled: u32,
}

/// **Vượt giới hạn.** More excellent than the cap allows, with the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OverCap {
    /// Proposed.
    pub excellent: u32,
    /// Allowed.
    pub allowed: u32,
    /// Of how many: of the good alone, of those who would then be good.
    pub of: u32,
}

/// The words of a value, in the order of their variants.
const BASES: [&str; 3] = ["hoàn thành tốt", "hoàn thành tốt trở lên", "tất cả"];
const SCOPES: [&str; 2] = ["chi bộ", "đảng bộ cơ sở"];
const ROUNDINGS: [&str; 3] = ["xuống", "gần nhất", "lên"];

/// The place and the value of a line.
fn find<'a>(version: &'a Version, code: &'static str) -> Result<(usize, &'a str), LineFault> {
    let found = version.lines.iter().enumerate().find(|(_, line)| line.code == code);
    let (place, line) = found.ok_or(LineFault::at(version.lines.len(), Problem::Missing(code)))?;
    Ok((place, line.value.trim()))
}

/// Which of the words a line's value is.
fn chosen(version: &Version, code: &'static str, words: &'static [&'static str]) -> Result<usize, LineFault> {
    let (place, value) = find(version, code)?;
    words.iter().position(|word| fold(word) == fold(value)).ok_or(LineFault::at(place, Problem::NotOneOf(words)))
}

impl FromIterator<Level> for Counts {
    fn from_iter<I: IntoIterator<Item = Level>>(levels: I) -> Self {
        let mut counts = Self::default();
        for level in levels {
            match level {
                Level::Excellent => counts.excellent += 1,
                Level::Good => counts.good += 1,
                Level::Fulfilled => counts.fulfilled += 1,
                Level::NotFulfilled => counts.not_fulfilled += 1,
            }
        }
        counts
    }
}

impl Counts {
    /// How many have this level.
    pub fn of(&self, level: Level) -> u32 {
        match level {
            Level::Excellent => self.excellent,
            Level::Good => self.good,
            Level::Fulfilled => self.fulfilled,
            Level::NotFulfilled => self.not_fulfilled,
        }
    }

    /// All who were rated.
    pub fn rated(&self) -> u32 {
        self.good_or_better().saturating_add(self.fulfilled).saturating_add(self.not_fulfilled)
    }

    /// Tốt trở lên.
    pub fn good_or_better(&self) -> u32 {
        self.excellent.saturating_add(self.good)
    }
}

impl Cap {
    /// Reads a version; the words of its values may be typed with or without accents.
    pub fn read(version: &Version) -> Result<Self, LineFault> {
        let percent = find(version, "share")?;
        let text = percent.1.trim_end_matches('%').trim();
        let share: u32 = text.parse().map_err(|_| LineFault::at(percent.0, Problem::NotWhole))?;
        if share > 100 {
            return Err(LineFault::at(percent.0, Problem::Outside(0, 100)));
        }
        let base = match chosen(version, "base", &BASES)? {
            0 => QuotaBase::HttOnly,
            1 => QuotaBase::HttOrBetter,
            _ => QuotaBase::AllRated,
        };
        let scope = if chosen(version, "scope", &SCOPES)? == 0 { Scope::Cell } else { Scope::Grassroots };
        let rounding = match chosen(version, "rounding", &ROUNDINGS)? {
            0 => Rounding::Down,
            1 => Rounding::Nearest,
            _ => Rounding::Up,
        };
        Ok(Self { share: Share::percent(share), base, scope, rounding })
    }

    /// Of how many the share is taken, with these levels given.
    pub fn of(&self, counts: &Counts) -> u32 {
        match self.base {
            QuotaBase::HttOnly => counts.good,
            QuotaBase::HttOrBetter => counts.good_or_better(),
            QuotaBase::AllRated => counts.rated(),
        }
    }

    /// How many may be excellent among these, whoever they are. Of the good alone: who is not excellent is good, so the
    /// most is sought at which the good that remain still carry it.
    pub fn allowed(&self, counts: &Counts) -> u32 {
        match self.base {
            QuotaBase::AllRated | QuotaBase::HttOrBetter => self.round(self.of(counts)),
            QuotaBase::HttOnly => {
                let all = counts.good_or_better();
                let mut excellent = 0;
                while excellent < all && excellent < self.round(all - excellent - 1) {
                    excellent += 1;
                }
                excellent
            }
        }
    }

    /// The warning, where more are excellent than is allowed.
    pub fn check(&self, counts: &Counts) -> Option<OverCap> {
        let (excellent, allowed) = (counts.excellent, self.allowed(counts));
        let of = match self.base {
            QuotaBase::HttOnly => counts.good_or_better() - allowed,
            QuotaBase::HttOrBetter | QuotaBase::AllRated => self.of(counts),
        };
        (excellent > allowed).then_some(OverCap { excellent, allowed, of })
    }

    fn round(&self, whole: u32) -> u32 {
        let (part, of) = (u64::from(self.share.numerator) * u64::from(whole), u64::from(self.share.denominator));
        let rounded = match self.rounding {
            Rounding::Down => part.checked_div(of),
            Rounding::Nearest => (part * 2 + of).checked_div(of * 2),
            Rounding::Up => Some(part.div_ceil(of.max(1))),
        };
        u32::try_from(rounded.unwrap_or(0)).unwrap_or(u32::MAX)
    }
}

/// **Danh sách theo phiếu.** Who is within the cap by votes, and who ties for what is left. Nothing is decided here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortlist<T> {
    /// Within the cap whatever is decided.
    pub within: Vec<T>,
    /// Equal in votes at the boundary: the cell decides between them.
    pub tied: Vec<T>,
    /// How many of the tied the cap still holds.
    pub left: u32,
    /// Beyond the cap, by votes.
    pub beyond: Vec<T>,
    /// The votes of those tied.
    pub votes: u32,
}

/// Orders the proposed by their votes for excellent and parts them at the cap.
pub fn shortlist<T: Ord>(proposed: Vec<(u32, T)>, allowed: u32) -> Shortlist<T> {
    let mut proposed = proposed;
    proposed.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let allowed = usize::try_from(allowed).unwrap_or(usize::MAX);
    let mut list = Shortlist { within: Vec::new(), tied: Vec::new(), left: 0, beyond: Vec::new(), votes: 0 };
    let boundary = proposed.get(allowed).map(|out| out.0);
    let above = proposed.iter().filter(|(votes, _)| boundary.is_none_or(|edge| *votes > edge)).count();
    let is_tie = above < allowed;
    for (votes, who) in proposed {
        match boundary {
            Some(edge) if votes == edge && is_tie => list.tied.push(who),
            Some(edge) if votes <= edge => list.beyond.push(who),
            _ => list.within.push(who),
        }
    }
    if !list.tied.is_empty() {
        list.left = u32::try_from(allowed - above).unwrap_or(u32::MAX);
        list.votes = boundary.unwrap_or(0);
    }
    list
}

/// The built-in versions, oldest first. The share was read; the base is open (the text says "tốt", practice counts "tốt trở
/// lên"), so each is open as a whole.
pub fn versions() -> Vec<Version> {
    let days = [(2019, 10, 18), (2023, 10, 4), (2025, 8, 30)].map(|(y, m, d)| Day::from_ymd_opt(y, m, d).unwrap_or(Day::MAX));
    let names = ["Hướng dẫn 21-HD/BTCTW (2019)", "Quy định 124-QĐ/TW, Hướng dẫn 25-HD/BTCTW (2023)"];
    let names = [names[0], names[1], "Quy định 366-QĐ/TW, Hướng dẫn 43-HD/BTCTW (2025)"];
    let ends = [days[1].pred_opt(), days[2].pred_opt(), None];
    let version = |i: usize| Version {
        kind: RuleKind::ExcellentCap,
        instrument: Cow::Borrowed(names[i]),
        valid_from: days[i],
        valid_to: ends[i],
        certainty: Certainty::Open,
        lines: lines(),
    };
    vec![version(0), version(1), version(2)]
}

fn lines() -> Vec<Line> {
    let line = |code, words, value| Line { code: Cow::Borrowed(code), words: Cow::Borrowed(words), value: Cow::Borrowed(value) };
    vec![
        line("share", "Tỷ lệ cao nhất (phần trăm)", "20"),
        line("base", "Mẫu số: hoàn thành tốt; hoàn thành tốt trở lên; tất cả (người được xếp loại)", "hoàn thành tốt trở lên"),
        line("scope", "Phạm vi tính: chi bộ; đảng bộ cơ sở", "đảng bộ cơ sở"),
        line("rounding", "Làm tròn: xuống; gần nhất; lên", "xuống"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cap(base: QuotaBase, rounding: Rounding) -> Cap {
        Cap { share: Share::percent(20), base, scope: Scope::Cell, rounding }
    }

    fn counts(excellent: u32, good: u32) -> Counts {
        Counts { excellent, good, ..Counts::default() }
    }

    #[test]
    fn of_102_it_is_20_or_17() {
        let all = counts(0, 102);
        assert_eq!(cap(QuotaBase::HttOrBetter, Rounding::Down).allowed(&all), 20);
        assert_eq!(cap(QuotaBase::HttOnly, Rounding::Down).allowed(&all), 17);
        assert_eq!(cap(QuotaBase::HttOnly, Rounding::Down).allowed(&counts(17, 85)), 17, "whoever is made excellent");
    }

    /// Hoa Hướng Dương 2021, Sơn Ca 2022, Hoa Thủy Tiên 2024, VKS Quảng Ngãi 2020: excellent and good.
    #[test]
    fn the_published_cells() {
        let cells = [counts(2, 8), counts(4, 18), counts(2, 10), counts(2, 7)];
        let fits = |base, rounding| cells.map(|cell| cap(base, rounding).check(&cell).is_none());
        assert_eq!(fits(QuotaBase::HttOrBetter, Rounding::Down), [true, true, true, false]);
        assert_eq!(fits(QuotaBase::HttOrBetter, Rounding::Nearest), [true; 4], "1,8 was rounded up");
        assert_eq!(fits(QuotaBase::HttOnly, Rounding::Down), [false, false, true, false]);
    }

    #[test]
    fn one_too_many_is_said_with_its_numbers() {
        let given = Counts { excellent: 21, good: 80, fulfilled: 2, not_fulfilled: 0 };
        assert_eq!(cap(QuotaBase::AllRated, Rounding::Down).check(&given), Some(OverCap { excellent: 21, allowed: 20, of: 103 }));
        assert_eq!(cap(QuotaBase::AllRated, Rounding::Up).check(&given), None);
    }

    #[test]
    fn every_built_in_version_is_read_and_follows_the_last() {
        let versions = versions();
        for version in &versions {
            let read = Cap::read(version).unwrap();
            assert_eq!((read.base, read.scope, read.rounding), (QuotaBase::HttOrBetter, Scope::Grassroots, Rounding::Down));
        }
        assert!(versions.windows(2).all(|v| v[0].valid_to == v[1].valid_from.pred_opt()));
        let mut own = versions[0].clone();
        own.lines[1].value = "Hoan thanh tot".into();
        own.lines[0].value = "25 %".into();
        assert_eq!(Cap::read(&own).map(|cap| (cap.base, cap.share)), Ok((QuotaBase::HttOnly, Share::percent(25))));
        own.lines[1].value = "một nửa".into();
        assert_eq!(Cap::read(&own), Err(LineFault::at(1, Problem::NotOneOf(&BASES))));
        own.lines.remove(0);
        assert_eq!(Cap::read(&own), Err(LineFault::at(3, Problem::Missing("share"))));
    }

    #[test]
    fn who_ties_at_the_boundary_is_left_to_the_cell() {
        let list = shortlist(vec![(90, 'a'), (80, 'b'), (80, 'c'), (80, 'd'), (70, 'e')], 2);
        assert_eq!((list.within, list.tied, list.left, list.beyond), (vec!['a'], vec!['b', 'c', 'd'], 1, vec!['e']));
        let clear = shortlist(vec![(90, 'a'), (80, 'b'), (70, 'c')], 2);
        assert_eq!((clear.within, clear.tied, clear.beyond), (vec!['a', 'b'], vec![], vec!['c']));
        assert_eq!(shortlist(vec![(5, 'a')], 3).within, ['a']);
    }

    proptest! {
        #[test]
        fn the_cap_grows_with_those_rated_and_never_passes_them(
            good in 0u32..400, more in 0u32..50, fulfilled in 0u32..50, percent in 0u32..=100,
            base in prop::sample::select(vec![QuotaBase::HttOnly, QuotaBase::HttOrBetter, QuotaBase::AllRated]),
            rounding in prop::sample::select(vec![Rounding::Down, Rounding::Nearest, Rounding::Up]),
        ) {
            let cap = Cap { share: Share::percent(percent), base, scope: Scope::Cell, rounding };
            let with = |good| Counts { good, fulfilled, ..Counts::default() };
            prop_assert!(cap.allowed(&with(good)) <= cap.allowed(&with(good + more)));
            prop_assert!(cap.allowed(&with(good)) <= with(good).rated());
            let wider = Cap { share: Share::percent(percent.saturating_add(5).min(100)), ..cap };
            prop_assert!(cap.allowed(&with(good)) <= wider.allowed(&with(good)));
        }

        #[test]
        fn what_is_allowed_is_not_warned_of_and_one_more_is(all in 0u32..300, percent in 0u32..=60,
            base in prop::sample::select(vec![QuotaBase::HttOnly, QuotaBase::HttOrBetter, QuotaBase::AllRated])) {
            let cap = Cap { share: Share::percent(percent), base, scope: Scope::Cell, rounding: Rounding::Down };
            let allowed = cap.allowed(&counts(0, all));
            prop_assert_eq!(cap.check(&counts(allowed, all - allowed)), None);
            if allowed < all {
                prop_assert!(cap.check(&counts(allowed + 1, all - allowed - 1)).is_some());
            }
        }

        #[test]
        fn the_shortlist_loses_nobody(votes in prop::collection::vec(0u32..6, 0..12), allowed in 0u32..8) {
            let proposed: Vec<(u32, usize)> = votes.iter().copied().zip(0..).collect();
            let list = shortlist(proposed, allowed);
            prop_assert_eq!(list.within.len() + list.tied.len() + list.beyond.len(), votes.len());
            prop_assert!(list.within.len() + list.left as usize <= allowed as usize);
            prop_assert!(list.tied.is_empty() || (list.left as usize) < list.tied.len());
        }
    }
}
