//! A form of many rows is filled part by part: a Party group, or fifty rows.

use super::gather::Line;
use chibo_frame::Typed;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Rows on a page, usually.
pub(super) const ROWS: usize = 50;

/// Which part is asked for: a group by its place in the list of groups, or a page; both from 1.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    to: usize,
    trang: usize,
    /// The level to be chosen beforehand in rows still empty.
    pub(super) san: Preset,
}

/// A level chosen beforehand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub(super) enum Preset {
    /// Hoàn thành tốt.
    #[serde(rename = "tot")]
    Good,
    /// None.
    #[default]
    #[serde(other)]
    None,
}

/// A part of the rows, and the way to the others.
pub(super) struct Part<'a> {
    /// The rows.
    pub(super) lines: Vec<&'a Line>,
    /// The groups, in order.
    pub(super) groups: Vec<String>,
    /// The group shown, from 1; 0 is all.
    pub(super) group: usize,
    /// The page shown, from 1.
    pub(super) page: usize,
    /// How many pages there are.
    pub(super) pages: usize,
}

impl Asked {
    /// What a form that was sent says of its part.
    pub(super) fn sent(typed: &Typed) -> Self {
        let number = |name| typed.value(name).parse().unwrap_or(0);
        Self { to: number("to"), trang: number("trang"), san: Preset::None }
    }
}

impl<'a> Part<'a> {
    /// Cuts a part of so many rows at most out of these lines.
    pub(super) fn of(lines: Vec<&'a Line>, asked: Asked, rows: usize) -> Self {
        let groups: Vec<String> = lines.iter().filter_map(|line| line.group.clone()).collect::<BTreeSet<_>>().into_iter().collect();
        let chosen = asked.to.checked_sub(1).and_then(|place| groups.get(place)).cloned();
        let lines: Vec<&Line> = lines.into_iter().filter(|line| chosen.is_none() || line.group == chosen).collect();
        let pages = lines.len().div_ceil(rows).max(1);
        let page = asked.trang.clamp(1, pages);
        let lines = lines.into_iter().skip((page - 1) * rows).take(rows).collect();
        Self { lines, group: if chosen.is_some() { asked.to } else { 0 }, groups, page, pages }
    }

    /// Where the work goes on after this part: the next page or group, or nowhere.
    pub(super) fn next(&self) -> Option<String> {
        if self.page < self.pages {
            return Some(format!("?to={}&trang={}", self.group, self.page + 1));
        }
        (self.group > 0 && self.group < self.groups.len()).then(|| format!("?to={}", self.group + 1))
    }
}
