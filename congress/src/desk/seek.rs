//! Who is meant at the desk: by the code of a card, by the number on the list, or by a part of the name.

use super::board::Expected;
use chibo_books::roll_call::card;
use chibo_core::name::fold;
use chibo_core::search::Index;
use uuid::Uuid;

/// Who is meant.
pub(super) enum Found<'a> {
    One(&'a Expected),
    /// Several bear a name like this, or one whose name is only near it.
    Several(Vec<&'a Expected>),
    /// A card of somebody who is not summoned, or of nobody.
    Stranger,
    Nobody,
}

/// More are not offered.
const OFFERED: usize = 20;

/// Looks for what was typed or scanned.
pub(super) fn seek<'a>(expected: &'a [Expected], text: &str) -> Found<'a> {
    if let Some(id) = card::read(text) {
        return by_key(expected, id).map_or(Found::Stranger, Found::One);
    }
    if let Ok(number) = text.trim().parse::<u32>() {
        return expected.iter().find(|one| one.number == number).map_or(Found::Nobody, Found::One);
    }
    by_name(expected, text)
}

/// The one with this key.
pub(super) fn by_key(expected: &[Expected], id: Uuid) -> Option<&Expected> {
    expected.iter().find(|one| one.who.member.id.0 == id)
}

fn by_name<'a>(expected: &'a [Expected], text: &str) -> Found<'a> {
    let whole = fold(text);
    let mut same = expected.iter().filter(|one| !whole.is_empty() && fold(&one.who.member.name) == whole);
    if let (Some(one), None) = (same.next(), same.next()) {
        return Found::One(one);
    }
    let hits = Index::of(expected.iter().map(|one| one.who.member.name.as_str())).find(text, OFFERED);
    let exact = hits.iter().filter(|hit| !hit.is_near()).count();
    let shown = if exact > 0 { exact } else { hits.len() };
    let found: Vec<&Expected> = hits.iter().take(shown).filter_map(|hit| expected.get(hit.place)).collect();
    match found.as_slice() {
        [] => Found::Nobody,
        [one] if exact == 1 => Found::One(one),
        _ => Found::Several(found),
    }
}
