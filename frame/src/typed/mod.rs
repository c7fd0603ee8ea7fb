//! A form as it was typed: every value kept, the words beside the field that needs them. Fields that no page asks for are
//! never looked at.

use crate::{Message, Page};
use askama::Template;
use chibo_core::name::tidy;
use std::collections::BTreeMap;

/// What was typed, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    values: Vec<(String, String)>,
    problems: BTreeMap<String, Message>,
    /// What is wrong with the form as a whole.
    pub general: Vec<Message>,
}

/// One field of a form, with its label, what was typed, and the words beside it.
#[derive(Template)]
#[template(path = "typed/_field.html")]
pub struct Field {
    name: String,
    label: String,
    hint: Option<String>,
    kind: &'static str,
    value: String,
    rows: usize,
    problem: Option<Message>,
    focus: bool,
    options: Vec<(String, String)>,
}

impl Typed {
    /// A form that was sent.
    pub fn new(values: Vec<(String, String)>) -> Self {
        Self { values, ..Self::default() }
    }

    /// A form that shows what stands.
    pub fn standing<const N: usize>(values: [(&str, String); N]) -> Self {
        Self::new(values.map(|(name, value)| (name.to_owned(), value)).into())
    }

    /// Adds a value that stands.
    pub fn set(&mut self, name: &str, value: String) {
        self.values.push((name.to_owned(), value));
    }

    /// Takes what stands for every field that was not sent, where a page has several forms.
    pub fn fill(&mut self, standing: &Self) {
        let sent: Vec<String> = self.values.iter().map(|(name, _)| name.clone()).collect();
        self.values.extend(standing.values.iter().filter(|(name, _)| !sent.contains(name)).cloned());
    }

    /// What was typed into a field, without the spaces around it.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.trim())
    }

    /// All values of a field that may stand several times, the empty ones left out.
    pub fn values(&self, name: &str) -> Vec<String> {
        self.values.iter().filter(|(n, _)| n == name).map(|(_, value)| tidy(value)).filter(|value| !value.is_empty()).collect()
    }

    /// The lines of a field, the empty ones left out.
    pub fn lines(&self, name: &str) -> Vec<String> {
        self.value(name).lines().map(tidy).filter(|line| !line.is_empty()).collect()
    }

    /// A whole number from 0; where it is none, the words stand beside the field.
    pub fn number(&mut self, page: &Page, name: &str) -> Option<u32> {
        let text = self.value(name).to_owned();
        let read = text.parse().ok();
        if read.is_none() {
            let key = if text.is_empty() { "form-number-missing" } else { "form-number-wrong" };
            self.refuse(name, Message::new(page.t1(key, "text", text)));
        }
        read
    }

    /// A day; where it is none, the words stand beside the field.
    pub fn day(&mut self, page: &Page, name: &str) -> Option<chibo_core::day::Day> {
        let text = self.value(name).to_owned();
        let read = chibo_core::day::parse_day(&text);
        if read.is_none() {
            self.refuse(name, Message::new(page.t1("form-day-wrong", "text", text)));
        }
        read
    }

    /// A day that may stay empty; where what stands there is none, the words stand beside the field.
    pub fn day_or_none(&mut self, page: &Page, name: &str) -> Option<chibo_core::day::Day> {
        if self.value(name).is_empty() { None } else { self.day(page, name) }
    }

    /// What was typed, where anything was.
    pub fn text_or_none(&self, name: &str) -> Option<String> {
        Some(self.value(name).to_owned()).filter(|text| !text.is_empty())
    }

    /// A line of text; where there is none, the words stand beside the field.
    pub fn text_needed(&mut self, page: &Page, name: &str) -> Option<String> {
        let text = Some(tidy(self.value(name))).filter(|text| !text.is_empty());
        if text.is_none() {
            self.refuse(name, Message::new(page.t("form-empty")));
        }
        text
    }

    /// Puts words beside a field; the first word about a field stays.
    pub fn refuse(&mut self, name: &str, message: Message) {
        self.problems.entry(name.to_owned()).or_insert(message);
    }

    /// What is wrong with a field.
    pub fn problem(&self, name: &str) -> Option<&Message> {
        self.problems.get(name)
    }

    /// Whether anything is wrong.
    pub fn is_refused(&self) -> bool {
        !self.problems.is_empty() || !self.general.is_empty()
    }

    /// A field for a line of text.
    pub fn text(&self, page: &Page, name: &str, key: &str) -> Field {
        let hint_key = format!("{key}-hint");
        let hint = Some(page.t(&hint_key)).filter(|words| *words != hint_key);
        Field {
            name: name.to_owned(),
            label: page.t(key),
            hint,
            kind: "text",
            value: self.value(name).to_owned(),
            rows: 0,
            problem: self.problem(name).cloned(),
            focus: self.problems.keys().next().is_some_and(|first| first == name),
            options: Vec::new(),
        }
    }

    /// A field for a whole number.
    pub fn whole(&self, page: &Page, name: &str, key: &str) -> Field {
        Field { kind: "number", ..self.text(page, name, key) }
    }

    /// A field for several lines.
    pub fn area(&self, page: &Page, name: &str, key: &str, rows: usize) -> Field {
        Field { kind: "area", rows, ..self.text(page, name, key) }
    }

    /// A field to choose one of several: each its value and its words.
    pub fn choice(&self, page: &Page, name: &str, key: &str, options: Vec<(String, String)>) -> Field {
        Field { kind: "choice", options, ..self.text(page, name, key) }
    }
}

impl Field {
    /// The same field in a row of its own: the label says whose row.
    #[must_use]
    pub fn of(self, whose: &str) -> Self {
        Self { label: format!("{}: {whose}", self.label), ..self }
    }

    /// Whether words stand beside it.
    pub fn is_refused(&self) -> bool {
        self.problem.is_some()
    }
}
