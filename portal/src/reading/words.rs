//! The words of published pages as search finds them: without accents, each alone and each with the one that follows it,
//! for a Vietnamese word is mostly two of them. What is looked for becomes the same, so that `chi bộ` is one rare entry of
//! the index instead of two that stand in every article.

use chibo_core::name::fold;
use std::collections::BTreeSet;
use std::ops::Range;

/// Words longer than this are none that anybody looks for.
const LONGEST: usize = 40;
/// How many words of a question are looked for.
const MOST: usize = 12;

/// How published pages write what would be a sign of HTML. The ampersand comes last: it begins all others.
const SIGNS: [(&str, &str); 10] = [
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&#60;", "<"),
    ("&gt;", ">"),
    ("&#62;", ">"),
    ("&quot;", "\""),
    ("&#34;", "\""),
    ("&#39;", "'"),
    ("&#38;", "&"),
    ("&amp;", "&"),
];

/// A text's words without accents, in order.
fn plain(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && word.len() <= LONGEST);
    words.map(str::to_owned).collect()
}

fn pairs(words: &[String]) -> impl Iterator<Item = String> {
    words.iter().zip(words.iter().skip(1)).map(|(one, next)| format!("{one}_{next}"))
}

/// What stands for a site in the index.
fn of_site(site: i32) -> String {
    format!("_{site}")
}

/// What of a page stands in the index: its texts' words, their pairs, its site.
pub(crate) fn of_page(site: i32, texts: &[&str]) -> BTreeSet<String> {
    let mut all = BTreeSet::from([of_site(site)]);
    for text in texts {
        let words = plain(text);
        all.extend(pairs(&words));
        all.extend(words);
    }
    all
}

/// HTML without its signs; what stood between two is parted by a line.
pub(crate) fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for piece in html.split('<') {
        let words = piece.split_once('>').map_or(piece, |(_, words)| words);
        text.push_str(words);
        text.push('\n');
    }
    SIGNS.iter().fold(text, |text, (sign, letter)| text.replace(sign, letter))
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question {
    words: Vec<String>,
}

/// Entries of the index, all of which a page must have; of a group in the last place any one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// All of these.
    pub all: Vec<String>,
    /// One of these, where there are any.
    pub any: Vec<String>,
}

impl Question {
    /// Reads what was typed; none where there is no word in it.
    pub(crate) fn read(typed: &str) -> Option<Self> {
        let words: Vec<String> = plain(typed).into_iter().take(MOST).collect();
        (!words.is_empty()).then_some(Self { words })
    }

    /// The words side by side, at these sites, or at all where none are named.
    pub(crate) fn side_by_side(&self, sites: &[i32]) -> Wanted {
        let all = if self.is_one_word() { self.words.clone() } else { pairs(&self.words).collect() };
        Wanted { all, any: sites.iter().copied().map(of_site).collect() }
    }

    /// All the words, wherever they stand.
    pub(crate) fn anywhere(&self, sites: &[i32]) -> Wanted {
        Wanted { all: self.words.clone(), any: sites.iter().copied().map(of_site).collect() }
    }

    /// Whether there is nothing that could stand side by side.
    pub(crate) fn is_one_word(&self) -> bool {
        self.words.len() == 1
    }

    /// Where in a text the words stand: side by side where they do somewhere, otherwise each alone.
    pub(crate) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let found = spans(text);
        let many = self.words.len();
        let whole: Vec<Range<usize>> = found
            .windows(many)
            .filter(|window| window.iter().map(|(_, word)| word).eq(self.words.iter()))
            .filter_map(|window| Some(window.first()?.0.start..window.last()?.0.end))
            .collect();
        if !whole.is_empty() || many == 1 {
            return whole;
        }
        found.into_iter().filter(|(_, word)| self.words.contains(word)).map(|(place, _)| place).collect()
    }
}

/// A text's words with their places, each without accents.
fn spans(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut begun = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter);
        match (begun, inside) {
            (None, true) => begun = Some(at),
            (Some(from), false) => {
                found.push((from..at, fold(text.get(from..at).unwrap_or_default())));
                begun = None;
            }
            _ => {}
        }
    }
    found
}

/// A piece of a text: whether it is one of the words that were looked for.
pub(crate) type Piece = (bool, String);

/// A text in pieces, the words that were looked for apart.
pub(crate) fn marked(text: &str, question: &Question) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut upto = 0;
    for place in question.places(text) {
        if place.start < upto {
            continue;
        }
        pieces.push((false, text.get(upto..place.start).unwrap_or_default().to_owned()));
        pieces.push((true, text.get(place.clone()).unwrap_or_default().to_owned()));
        upto = place.end;
    }
    pieces.push((false, text.get(upto..).unwrap_or_default().to_owned()));
    pieces.retain(|(_, text)| !text.is_empty());
    pieces
}

/// The line of a text in which the words stand first, shortened to what surrounds them.
pub(crate) fn around(text: &str, question: &Question) -> Option<Vec<Piece>> {
    const AROUND: usize = 140;
    let line = text.lines().map(str::trim).find(|line| !question.places(line).is_empty())?;
    let place = question.places(line).into_iter().next()?;
    let before = line.get(..place.start)?;
    let from = before.char_indices().rev().take(AROUND).filter(|(_, c)| *c == ' ').last().map_or(0, |(at, _)| at + 1);
    let from = if before.chars().count() <= AROUND { 0 } else { from };
    let after = line.get(place.end..)?;
    let end = after.char_indices().take(AROUND).filter(|(_, c)| *c == ' ').last().map_or(0, |(at, _)| at);
    let end = if after.chars().count() <= AROUND { line.len() } else { place.end + end };
    let (head, tail) = (if from > 0 { "… " } else { "" }, if end < line.len() { " …" } else { "" });
    Some(marked(&format!("{head}{}{tail}", line.get(from..end)?), question))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn question(typed: &str) -> Question {
        Question::read(typed).unwrap()
    }

    fn shown(pieces: &[Piece]) -> String {
        pieces.iter().map(|(hit, text)| if *hit { format!("[{text}]") } else { text.clone() }).collect()
    }

    #[test]
    fn words_stand_alone_and_in_pairs_that_do_not_reach_over_a_text() {
        let page = of_page(3, &["Đại hội Chi bộ", "5B: họp"]);
        for wanted in ["dai", "hoi", "dai_hoi", "hoi_chi", "chi_bo", "5b_hop", "_3"] {
            assert!(page.contains(wanted), "{wanted}");
        }
        assert!(!page.contains("bo_5b"));
        assert_eq!(question("đại hội").side_by_side(&[]).all, ["dai_hoi"]);
        assert_eq!(
            question("ĐẢNG").side_by_side(&[1, 2]),
            Wanted { all: vec![String::from("dang")], any: vec![String::from("_1"), String::from("_2")] }
        );
        assert_eq!((Question::read(" “…” "), Question::read("_1").map(|asked| asked.words)), (None, Some(vec![String::from("1")])));
    }

    #[test]
    fn words_are_marked_with_their_accents() {
        assert_eq!(shown(&marked("Đại hội Chi bộ, chi bộ họp", &question("chi bo"))), "Đại hội [Chi bộ], [chi bộ] họp");
        assert_eq!(shown(&marked("Bộ trưởng chi tiền", &question("chi bộ"))), "[Bộ] trưởng [chi] tiền");
        assert_eq!(shown(&marked("Không có gì", &question("dang"))), "Không có gì");
        let long = format!("đầu\n{}Đảng ủy {}", "trước ".repeat(60), "sau ".repeat(90));
        let line = shown(&around(&long, &question("dang uy")).unwrap());
        assert!(
            line.starts_with("… trước") && line.contains("[Đảng ủy] sau") && line.ends_with("sau …") && line.chars().count() < 330,
            "{line}"
        );
    }

    #[test]
    fn signs_of_html_are_no_words() {
        assert_eq!(
            text_of("<p class=\"x\">A &amp; <strong>B</strong></p>").split_whitespace().collect::<Vec<_>>(),
            ["A", "&", "B"]
        );
        assert_eq!(text_of("&#60;A&#62; &#38;#60; &#39;B&#39;"), "<A> &#60; 'B'\n");
    }

    proptest! {
        #[test]
        fn marking_loses_nothing(text in "([a-zA-ZđĐếẾ <>&\u{301}.,]{0,30}|chi bộ ){0,6}", typed in "(chi|bộ|đ|a){1,3}( (chi|bộ|x))?") {
            let pieces = marked(&text, &question(&typed));
            prop_assert_eq!(pieces.iter().map(|(_, text)| text.as_str()).collect::<String>(), text.clone());
            for (place, word) in spans(&text) {
                prop_assert_eq!(fold(&text[place]), word);
            }
            let _ = around(&text, &question(&typed));
        }

        #[test]
        fn what_stands_in_a_text_is_found(words in prop::collection::vec("[a-zđê]{1,5}", 2..9), from in 0_usize..8, many in 1_usize..5) {
            let text = words.join(" ");
            let asked: Vec<&str> = words.iter().map(String::as_str).cycle().skip(from.min(words.len() - 1)).take(many).collect();
            let inside = from.min(words.len() - 1) + many <= words.len();
            let asked = question(&asked.join(" "));
            let page = of_page(1, &[&text]);
            if inside {
                prop_assert!(asked.side_by_side(&[]).all.iter().all(|entry| page.contains(entry)));
                prop_assert!(!asked.places(&text).is_empty());
            }
        }
    }
}
