//! A kind of paper.

use chibo_core::day::Day;
use chibo_frame::{App, Page, Right};
use chibo_paper::writing::Values;
use std::future::Future;
use std::pin::Pin;
use uuid::Uuid;

/// **Loại văn bản.** One a paper that the rules name. Its words for people are `paper-NAME` in the slice's locales.
#[derive(Clone, Copy)]
pub struct PaperKind {
    /// Its name in addresses and on the command line: "review-form".
    pub name: &'static str,
    /// Where it stands in the list of kinds.
    pub group: Group,
    /// **Ký hiệu loại**: "NQ", "BC"; none where the paper bears no number, as minutes and lists that are signed.
    pub code: Option<&'static str>,
    /// Whose paper it is.
    pub author: Author,
    /// The rules that ask for it, each with its first day, oldest first: "HD 21-HD/BTCTW".
    pub rules: &'static [(Day, &'static str)],
    /// Who may see it.
    pub right: Right,
    /// The wording that the product brings; a cell may keep its own.
    pub wording: &'static str,
    /// Whether it lies on its long side.
    pub landscape: bool,
    /// What it can be made of.
    pub choices: for<'a> fn(&'a App, &'a Page, Uuid) -> Choosing<'a>,
    /// The figures for its fields; none where the subject names nothing.
    pub gather: for<'a> fn(&'a App, &'a Page, &'a Subject) -> Gathering<'a>,
}

/// The answer of [`PaperKind::choices`] on its way.
pub type Choosing<'a> = Pin<Box<dyn Future<Output = anyhow::Result<Vec<Choice>>> + Send + 'a>>;
/// The answer of [`PaperKind::gather`] on its way.
pub type Gathering<'a> = Pin<Box<dyn Future<Output = anyhow::Result<Option<Gathered>>> + Send + 'a>>;

/// **Nhóm văn bản**: when a cell needs them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// **Đại hội.**
    Congress,
    /// **Cả nhiệm kỳ.**
    Term,
    /// **Hằng tháng.**
    Month,
    /// **Hằng năm.**
    Year,
    /// **Từng trường hợp.**
    Case,
}

impl Group {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 5] = [Self::Congress, Self::Term, Self::Month, Self::Year, Self::Case];

    /// Its word in keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Congress => "congress",
            Self::Term => "term",
            Self::Month => "month",
            Self::Year => "year",
            Self::Case => "case",
        }
    }
}

/// **Tác giả.** Whose paper it is: it decides the heading and the letters of the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// The cell: "Số 01-NQ/CB".
    Cell,
    /// The congress: "Số 01-NQ/ĐH"; the heading names the congress.
    Congress,
    /// A person: an application, a self-review. The heading has the Party's name, place and date alone.
    Person,
}

impl Author {
    /// The letters after the stroke of a number.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Cell | Self::Person => "CB",
            Self::Congress => "ĐH",
        }
    }
}

/// **Đối tượng của văn bản.** The record that a paper is made of, and the time where the record alone does not say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The cell.
    pub cell: Uuid,
    /// A congress, an election, a meeting, a member, a case; the cell itself where the time says all.
    pub id: Uuid,
    /// "2023", "2023-05"; empty where the record says all.
    pub period: String,
}

impl Subject {
    /// The year of the period.
    pub fn year(&self) -> Option<i32> {
        self.period.get(..4)?.parse().ok()
    }

    /// Year and month of the period.
    pub fn month(&self) -> Option<(i32, u32)> {
        let (year, month) = self.period.split_once('-')?;
        Some((year.parse().ok()?, month.parse().ok().filter(|month| (1..=12).contains(month))?))
    }
}

/// One subject that a kind can be made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The record.
    pub id: Uuid,
    /// The time.
    pub period: String,
    /// How it is called in a list: "tháng 5/2023", a name.
    pub label: String,
    /// **Hồ sơ.** The file it belongs to: "Năm 2023", "Đại hội lần thứ V". Papers of one group and file are made together.
    pub file: String,
}

/// What a room knows for one paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered {
    /// The day that the paper bears unless the secretary sets another.
    pub day: Day,
    /// How the subject is called, for lists and file names.
    pub label: String,
    /// **Cơ quan ban hành** where it is not the cell: the congress.
    pub issuer: Option<String>,
    /// The values of its fields; those of the cell (`cell_values`) come by themselves.
    pub values: Values,
}

impl PaperKind {
    /// The rule in force on a day; the first one for papers older than all.
    pub fn rule_on(&self, day: Day) -> Option<&'static str> {
        let rules = self.rules;
        rules.iter().rev().find(|(from, _)| *from <= day).or(rules.first()).map(|(_, rule)| *rule)
    }
}
