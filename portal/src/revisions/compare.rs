//! What differs between two states of an article, word by word.

use crate::newsroom::body;
use crate::newsroom::store::article;
use crate::photos::store::article_photo;
use similar::{ChangeTag, TextDiff};
use std::collections::BTreeMap;
use std::time::Duration;

/// After so long a difference is told more coarsely.
const LONGEST: Duration = Duration::from_millis(300);

/// Words that stand in both states or in one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub is: Is,
    pub words: String,
}

/// In which state words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    /// In both.
    Same,
    /// In the earlier one.
    Gone,
    /// In the later one.
    New,
}

/// A part of the article that differs: the key of its name, and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub key: &'static str,
    pub pieces: Vec<Piece>,
}

/// An article's parts as bare words.
pub(super) struct Text(Vec<(&'static str, String)>);

impl Text {
    /// No text at all.
    pub(super) fn none() -> Self {
        Self(Vec::new())
    }

    /// A state's text.
    pub(super) fn of(article: &article::Model, uses: &[article_photo::Model], categories: &BTreeMap<String, String>) -> Self {
        let category = article.category.clone().unwrap_or_default();
        let photo = |row: &article_photo::Model| {
            let words = [&row.caption, &row.alt, &row.credit].map(|text| text.trim()).join(" · ");
            format!("{}. {words}", row.position + 1)
        };
        Self(vec![
            ("newsroom-headline", article.headline.clone()),
            ("newsroom-lead", article.lead.clone()),
            ("newsroom-body", body::words(&article.body)),
            ("newsroom-author", article.author.clone()),
            ("newsroom-category", categories.get(&category).cloned().unwrap_or(category)),
            ("newsroom-tags", article.tags.clone()),
            ("newsroom-photos", uses.iter().map(photo).collect::<Vec<_>>().join("\n")),
        ])
    }
}

/// The parts that differ.
pub(super) fn differences(before: &Text, after: &Text) -> Vec<Part> {
    let both = before.0.iter().zip(&after.0).filter(|((_, before), (_, after))| before != after);
    both.map(|((key, before), (_, after))| Part { key, pieces: pieces(before, after) }).collect()
}

/// Two texts as one: what is gone before what is new.
pub(super) fn pieces(before: &str, after: &str) -> Vec<Piece> {
    let difference = TextDiff::configure().timeout(LONGEST).diff_words(before, after);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in difference.iter_all_changes() {
        let is = match change.tag() {
            ChangeTag::Equal => Is::Same,
            ChangeTag::Delete => Is::Gone,
            ChangeTag::Insert => Is::New,
        };
        match pieces.last_mut() {
            Some(last) if last.is == is => last.words.push_str(change.value()),
            _ => pieces.push(Piece { is, words: change.value().to_owned() }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(before: &str, after: &str) -> String {
        let sign = |is| match is {
            Is::Same => ' ',
            Is::Gone => '-',
            Is::New => '+',
        };
        let told: Vec<_> = pieces(before, after).iter().map(|piece| format!("{}[{}]", sign(piece.is), piece.words)).collect();
        told.concat()
    }

    #[test]
    fn what_changed_is_told_word_by_word() {
        assert_eq!(
            told("Dự Đại hội có 112 đảng viên", "Dự Đại hội có 106 đảng viên"),
            " [Dự Đại hội có ]-[112]+[106] [ đảng viên]"
        );
        assert_eq!(told("", "mới"), "+[mới]");
        assert_eq!(told("cũ", "cũ"), " [cũ]");
    }

    proptest! {
        #[test]
        fn both_texts_are_in_the_difference_whole(before in "[ab \n]{0,40}", after in "[ab \n]{0,40}") {
            let pieces = pieces(&before, &after);
            let without = |is| pieces.iter().filter(|piece| piece.is != is).map(|piece| piece.words.as_str()).collect::<String>();
            prop_assert_eq!(without(Is::New), before);
            prop_assert_eq!(without(Is::Gone), after);
        }
    }
}
