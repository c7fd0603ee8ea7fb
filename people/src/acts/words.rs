//! Acts, kinds of records and what stands in the way of an undo, in words.

use chibo_frame::app::vietnam;
use chibo_frame::readings::{self, Reading};
use chibo_frame::record::{Act, Dependent};
use chibo_frame::{Lang, Words};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// What kind of act: `verb-NAME` in the locale files of whoever does it; an act without words of its own is a change. A
/// reading says of which piece of work: `reading-danh-sach`.
pub fn verb_text(words: &Words, lang: Lang, verb: &str) -> String {
    for (begins, key) in [(readings::READ, "verb-read"), (readings::TAKE, "verb-take")] {
        if let Some(work) = verb.strip_prefix(begins) {
            let what = words.t(lang, &format!("reading-{work}"));
            return words.with(lang, key, &[("what", &what)]);
        }
    }
    let key = format!("verb-{}", verb.replace('_', "-"));
    let text = words.t(lang, &key);
    if text == key { words.t(lang, "verb-other") } else { text }
}

/// The name of a kind of records: `kind-NAME` in the locale files of the room that keeps them.
pub fn kind_text(words: &Words, lang: Lang, kind: &str) -> String {
    let key = format!("kind-{}", kind.replace('_', "-"));
    let text = words.t(lang, &key);
    if text == key { words.t(lang, "kind-other") } else { text }
}

/// What a reading was of; none of another act.
pub(super) fn reading(act: &Act) -> Option<Reading> {
    let is_reading = [readings::READ, readings::TAKE].iter().any(|begins| act.verb.starts_with(begins));
    serde_json::from_str(&act.detail).ok().filter(|_| is_reading)
}

/// A time as people write it: 14:05, 03/7/2022.
pub(super) fn time_text(lang: Lang, at: DateTime<Utc>) -> String {
    let at = vietnam(at);
    format!("{}, {}", at.format("%H:%M"), lang.day(at.date_naive()))
}

/// What stands in the way of taking an act back: one line for each later act and kind of records.
pub fn dependents(words: &Words, lang: Lang, dependents: &[Dependent]) -> Vec<String> {
    let mut groups: BTreeMap<(Option<DateTime<Utc>>, &str, &str), u32> = BTreeMap::new();
    for dependent in dependents {
        let (at, verb) = dependent.act.as_ref().map_or((None, ""), |(at, verb)| (Some(*at), verb.as_str()));
        *groups.entry((at, verb, dependent.kind.as_str())).or_default() += 1;
    }
    let line = |((at, verb, kind), count): ((Option<DateTime<Utc>>, &str, &str), u32)| {
        let (kind, verb) = (kind_text(words, lang, kind), verb_text(words, lang, verb));
        let at = at.map(|at| time_text(lang, at)).unwrap_or_default();
        words.with(lang, "acts-dependent", &[("kind", &kind), ("count", &lang.number(count)), ("verb", &verb), ("at", &at)])
    };
    groups.into_iter().map(line).collect()
}
