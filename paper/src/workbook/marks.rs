//! What a mark means: by the legend of the sheet first, then as most hands use it.

use super::headings::{has, plain};
use super::table::is_placeholder;
use chibo_core::meeting::Mark;
use chibo_core::name::{fold, tidy};
use std::collections::BTreeMap;

/// The marks that a sheet explains itself.
#[derive(Debug, Default)]
pub(super) struct Legend(BTreeMap<String, Mark>);

/// How a mark was understood.
pub(super) enum Reading {
    Sure(Mark),
    /// Different hands use it differently.
    Doubtful(Mark),
    Unknown,
}

impl Legend {
    /// Takes in the explanations of one text; a later one replaces an earlier.
    pub(super) fn add(&mut self, text: &str) {
        for (mark, meaning) in explanations(text) {
            self.0.insert(mark, meaning);
        }
    }

    /// What the mark means in this sheet.
    pub(super) fn read(&self, text: &str) -> Reading {
        let written = tidy(text);
        let key = fold(&written);
        if let Some(mark) = self.0.get(&written).or_else(|| self.0.get(&key)) {
            return Reading::Sure(*mark);
        }
        usual(&written, &key)
    }
}

/// Whether the text explains marks.
pub(super) fn is_legend(text: &str) -> bool {
    explanations(text).count() >= 2
}

/// As most hands use it, also with dots and brackets within: `C.P`, `V(P)`.
fn usual(written: &str, key: &str) -> Reading {
    let bare = key.trim_matches(|c: char| matches!(c, '(' | ')' | '.' | '"' | '\'' | ' '));
    match usual_bare(written, bare) {
        Reading::Unknown => usual_bare(written, &bare.replace(['(', ')', '.', ' '], "")),
        reading => reading,
    }
}

fn usual_bare(written: &str, bare: &str) -> Reading {
    let mark = match bare {
        "v" if written.contains('V') => return Reading::Doubtful(Mark::Present),
        "x" | "×" | "✕" | "✓" | "✔" | "√" | "☑" | "☒" | "+" | "1" | "co" | "v" => Mark::Present,
        "p" | "cp" | "vp" | "vcp" => Mark::Excused,
        "k" | "kp" | "vk" | "vkp" | "ko" => Mark::Unexcused,
        "0" | "-" | "–" | "o" | "khong" | "vang" | "vang mat" => return Reading::Doubtful(Mark::Unexcused),
        "m" | "msh" => Mark::Exempt,
        "tt" | "shtt" => Mark::Away,
        "hb" => Mark::MadeUp,
        "ttu" | "ttuyen" | "onl" | "ol" | "zoom" => Mark::Online,
        "to" | "td" => Mark::ByGroup,
        longer if longer.chars().count() >= 3 => return meaning(&plain(longer)).map_or(Reading::Unknown, Reading::Sure),
        _ => return Reading::Unknown,
    };
    Reading::Sure(mark)
}

/// The pairs of mark and meaning in "Ghi chú: x có mặt; P: vắng có phép, HB = học bù".
fn explanations(text: &str) -> impl Iterator<Item = (String, Mark)> + '_ {
    text.split([';', ',', '\n', '|', '•']).filter_map(|entry| {
        let entry = entry.trim().trim_end_matches('.');
        let after_title = entry.split_once(':').filter(|(title, _)| is_title(&plain(title))).map_or(entry, |(_, rest)| rest).trim();
        let bulleted = after_title.strip_prefix(['-', '*', '+']).filter(|rest| rest.starts_with(' '));
        bulleted.and_then(|rest| explanation(rest.trim())).or_else(|| explanation(after_title))
    })
}

fn is_title(plain: &str) -> bool {
    ["ghi chu", "chu thich", "chu giai", "ky hieu", "giai thich", "quy uoc", "chu y", "luu y"]
        .iter()
        .any(|word| plain.starts_with(word))
}

/// `x có mặt`, `x: có mặt`, `"x" = có mặt`, `dấu x là có mặt`, or turned round: `có mặt: x`.
fn explanation(entry: &str) -> Option<(String, Mark)> {
    let entry =
        ["dấu", "Dấu", "ký hiệu", "Ký hiệu", "chữ", "Chữ"].iter().find_map(|word| entry.strip_prefix(word)).unwrap_or(entry).trim();
    if let Some((left, right)) = entry.split_once([':', '=']) {
        return pair(left, right).or_else(|| pair(right, left));
    }
    let (left, right) = entry.split_once(char::is_whitespace)?;
    pair(left.trim_end_matches(['-', '–']), right)
}

fn pair(mark: &str, words: &str) -> Option<(String, Mark)> {
    let mark = mark.trim().trim_matches(|c: char| matches!(c, '(' | ')' | '"' | '\'' | '“' | '”' | '.' | '[' | ']'));
    let short = (1..=4).contains(&mark.chars().count()) && !mark.contains(' ');
    let meaning = meaning(&plain(words))?;
    short.then(|| (fold(mark), meaning))
}

/// What the words of a legend, or of a mark written out, mean.
fn meaning(plain: &str) -> Option<Mark> {
    let any = |phrases: &[&str]| phrases.iter().any(|phrase| has(plain, phrase));
    Some(if any(&["khong phep", "khong co phep", "khong ly do", "khong co ly do", "vo ly do", "khong xin phep", "khong bao"]) {
        Mark::Unexcused
    } else if any(&["co phep", "co ly do", "xin phep", "phep", "om", "xin nghi"]) {
        Mark::Excused
    } else if any(&["tam thoi", "noi khac"]) {
        Mark::Away
    } else if any(&["mien"]) {
        Mark::Exempt
    } else if any(&["chua hoc", "khong hoc", "vang", "khong tham gia", "khong co mat", "khong du"]) {
        Mark::Unexcused
    } else if any(&["hoc bu", "bu"]) {
        Mark::MadeUp
    } else if any(&["truc tuyen", "online", "qua mang", "tu xa", "zoom"]) {
        Mark::Online
    } else if any(&["theo to", "tai to", "o to", "to dang", "hop to"]) {
        Mark::ByGroup
    } else if any(&["co mat", "da hoc", "tham gia", "tham du", "du hop", "co hoc", "day du", "co di", "co du", "hien dien"]) {
        Mark::Present
    } else {
        return None;
    })
}

/// Whether a title was granted by what stands in the cell.
pub(super) fn granted(text: &str) -> Option<bool> {
    let key = fold(text);
    let words = plain(text);
    let refused = is_placeholder(text) || ["khong", "0", "k", "ko", "kd", "chua"].contains(&words.as_str());
    if refused || has(&words, "khong") || has(&words, "chua") {
        return Some(false);
    }
    let yes = matches!(key.as_str(), "x" | "+" | "v" | "1" | "✓" | "✔" | "√" | "×" | "✕" | "☑" | "co" | "d" | "gdvh" | "yes");
    (yes || has(&words, "dat")
        || has(&words, "duoc")
        || has(&words, "cong nhan")
        || has(&words, "gia dinh van hoa")
        || has(&words, "co"))
    .then_some(true)
}
