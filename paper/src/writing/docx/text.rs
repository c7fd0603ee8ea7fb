//! Paragraphs and their runs.

use std::fmt::Write;

use super::xml::escaped;
use crate::writing::paper::Run;

/// A paragraph: its style, and what it has beside it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Paragraph<'a> {
    /// The style's id.
    pub(super) style: &'a str,
    /// Whether it stays on the page of what follows.
    pub(super) keep_next: bool,
    /// Whether it begins a page.
    pub(super) new_page: bool,
    /// Where its words stand.
    pub(super) align: Option<&'a str>,
}

impl<'a> Paragraph<'a> {
    /// A paragraph of a style.
    pub(super) fn of(style: &'a str) -> Self {
        Self { style, ..Self::default() }
    }

    /// That stays with what follows.
    pub(super) fn kept(self, keep_next: bool) -> Self {
        Self { keep_next, ..self }
    }

    /// The paragraph with these runs.
    pub(super) fn with(self, runs: &str) -> String {
        let mut written = format!(r#"<w:p><w:pPr><w:pStyle w:val="{}"/>"#, self.style);
        written += if self.keep_next { "<w:keepNext/>" } else { "" };
        written += if self.new_page { "<w:pageBreakBefore/>" } else { "" };
        if let Some(align) = self.align {
            let _ = write!(written, r#"<w:jc w:val="{align}"/>"#);
        }
        written + "</w:pPr>" + runs + "</w:p>"
    }

    /// The paragraph with words in the face of its style.
    pub(super) fn saying(self, words: &str) -> String {
        self.with(&words_in(words, ""))
    }
}

/// Words of several faces.
pub(super) fn runs(words: &[Run]) -> String {
    let face =
        |run: &Run| [("<w:b/><w:bCs/>", run.bold), ("<w:i/><w:iCs/>", run.italic)].map(|(sign, on)| if on { sign } else { "" });
    words.iter().map(|run| words_in(&run.text, &face(run).concat())).collect()
}

/// Words in one face, given as the properties of a run. Check boxes stand in the font that Word itself takes for them.
pub(super) fn words_in(words: &str, face: &str) -> String {
    const BOXES: &str = r#"<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="MS Gothic"/>"#;
    let mut written = String::new();
    let mut rest = words;
    while !rest.is_empty() {
        let (part, after) = rest.split_at(rest.find(is_box).unwrap_or(rest.len()));
        push_run(&mut written, part, face);
        let (sign, after) = after.split_at(after.chars().next().map_or(0, char::len_utf8));
        push_run(&mut written, sign, &format!("{BOXES}{face}"));
        rest = after;
    }
    written
}

fn is_box(letter: char) -> bool {
    matches!(letter, '☐' | '☒')
}

fn push_run(written: &mut String, words: &str, face: &str) {
    if words.is_empty() {
        return;
    }
    *written += "<w:r>";
    if !face.is_empty() {
        let _ = write!(written, "<w:rPr>{face}</w:rPr>");
    }
    for (n, line) in words.split('\n').enumerate() {
        *written += if n > 0 { "<w:br/>" } else { "" };
        let _ = write!(written, r#"<w:t xml:space="preserve">{}</w:t>"#, escaped(line));
    }
    *written += "</w:r>";
}
