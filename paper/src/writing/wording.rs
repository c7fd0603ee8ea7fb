//! **Lời văn mẫu.** The wording of a paper as a text that a secretary can read and change:
//!
//! ```text
//! NGHỊ QUYẾT                          the name of the kind
//! Đại hội {chi bộ} lần thứ {lần}      what it is about, a line each
//! -----
//! # MỤC TIÊU                          a heading: ## and ### below it; numbered I., 1., a); dropped when nothing follows
//! ! Ghi chú                           a heading without number
//! Chi bộ có {số đảng viên} đảng viên. a paragraph; **đậm**, *nghiêng*, [ ] and [x] are boxes
//! - một ý                             a line of a list
//! = QUYẾT NGHỊ                        in the middle, bold
//! > không thụt đầu dòng               without indent
//! {các chỉ tiêu}                      alone on its line: a list, a table, a plot
//! | TT:10^ | Nội dung | Điểm:20> |    a table: heads with widths in millimetres, > right, ^ centred; then its rows
//! | 1 | Chấp hành |  |
//! .... 3                              dotted lines
//! ===                                 a new page
//! Nơi nhận:                           the recipients, a line each with a dash
//! - Đảng ủy phường (b/c)
//! @ T/M CHI BỘ / BÍ THƯ / {bí thư}    who signs; || parts those who sign side by side
//! ```

/// A wording, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    /// **Tên loại.** Empty for a letter.
    pub title: String,
    /// **Trích yếu.**
    pub about: Vec<String>,
    /// The body.
    pub lines: Vec<Line>,
    /// **Nơi nhận.**
    pub recipients: Vec<String>,
}

/// A line of the body. Words still have their fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A heading of level 1 to 3.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Whether it takes a number.
        numbered: bool,
        /// Its words.
        words: String,
    },
    /// A paragraph.
    Paragraph(super::paper::Shape, String),
    /// In the middle, bold.
    Centred(String),
    /// A field alone on its line.
    Field(String),
    /// A table: its lines without the bars, the first one its heads.
    Table(Vec<Vec<String>>),
    /// Dotted lines.
    Dots(u8),
    /// Who signs, from the left: lines above the hand, then the name.
    Hands(Vec<Vec<String>>),
    /// A new page.
    NewPage,
}

/// Where a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Within words.
    Inline,
    /// Alone on its line: lists, tables and plots may stand for it.
    Alone,
}

/// A part of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Letters as they stand.
    Text(&'a str),
    /// A field's name.
    Field(&'a str),
    /// Bold begins or ends.
    Bold,
    /// Italic begins or ends.
    Italic,
    /// A box; true: ticked.
    Box(bool),
}

/// The line between what a paper is about and its body.
const RULE: &str = "-----";
const RECIPIENTS: &str = "Nơi nhận:";
/// Letters (công văn) have no name of kind.
const LETTER: &str = "V/v";

impl Wording {
    /// Takes a text apart. Every text can be: what is no sign is words.
    pub fn read(text: &str) -> Self {
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let rule = lines.iter().position(|line| *line == RULE);
        let (head, body) = match rule {
            Some(at) => (lines.get(..at).unwrap_or_default(), lines.get(at + 1..).unwrap_or_default()),
            None => lines.split_at(lines.len().min(1)),
        };
        let letter = head.first().is_some_and(|line| line.starts_with(LETTER));
        let (title, about) = head.split_at(usize::from(!letter && !head.is_empty()));
        let mut wording = Self {
            title: title.first().copied().unwrap_or_default().to_owned(),
            about: about.iter().map(|line| (*line).to_owned()).collect(),
            ..Self::default()
        };
        wording.read_body(body);
        wording
    }

    fn read_body(&mut self, lines: &[&str]) {
        let mut of_recipients = false;
        for line in lines {
            if *line == RECIPIENTS {
                of_recipients = true;
            } else if let Some(name) = line.strip_prefix("- ").filter(|_| of_recipients) {
                self.recipients.push(name.trim_end_matches([',', '.', ';']).to_owned());
            } else {
                of_recipients = false;
                self.read_line(line);
            }
        }
    }

    fn read_line(&mut self, line: &str) {
        let next = match line.chars().next() {
            Some('|') => return self.read_table_line(line),
            _ => read_line(line),
        };
        self.lines.push(next);
    }

    fn read_table_line(&mut self, line: &str) {
        let inner = line.trim_matches('|');
        let cells: Vec<String> = inner.split('|').map(|cell| cell.trim().to_owned()).collect();
        if let Some(Line::Table(rows)) = self.lines.last_mut() {
            rows.push(cells);
        } else {
            self.lines.push(Line::Table(vec![cells]));
        }
    }

    /// The fields, each once, in the order of the text.
    pub fn fields(&self) -> Vec<(String, Place)> {
        let mut found: Vec<(String, Place)> = Vec::new();
        let mut note = |name: &str, place| {
            if !found.iter().any(|(known, _)| known == name) {
                found.push((name.to_owned(), place));
            }
        };
        for line in &self.lines {
            match line {
                Line::Field(name) => note(name, Place::Alone),
                other => other.each_words(&mut |words| each_field(words, &mut |name| note(name, Place::Inline))),
            }
        }
        for words in std::iter::once(&self.title).chain(&self.about).chain(&self.recipients) {
            each_field(words, &mut |name| note(name, Place::Inline));
        }
        found
    }
}

impl Line {
    fn each_words(&self, see: &mut dyn FnMut(&str)) {
        match self {
            Self::Heading { words, .. } | Self::Paragraph(_, words) | Self::Centred(words) => see(words),
            Self::Table(rows) | Self::Hands(rows) => rows.iter().flatten().for_each(|words| see(words)),
            Self::Field(_) | Self::Dots(_) | Self::NewPage => {}
        }
    }
}

fn each_field(words: &str, see: &mut dyn FnMut(&str)) {
    for part in parts(words) {
        if let Part::Field(name) = part {
            see(name);
        }
    }
}

/// Makes a line of the words after its sign.
type MakeLine = fn(String) -> Line;

fn read_line(line: &str) -> Line {
    use super::paper::Shape;
    let heading = |level, words: &str| Line::Heading { level, numbered: true, words: words.to_owned() };
    let signs: [(&str, MakeLine); 5] = [
        ("- ", |words| Line::Paragraph(Shape::Bullet, words)),
        ("> ", |words| Line::Paragraph(Shape::Flat, words)),
        ("= ", Line::Centred),
        ("! ", |words| Line::Heading { level: 1, numbered: false, words }),
        ("@ ", |words| Line::Hands(read_hands(&words))),
    ];
    if line == "===" {
        return Line::NewPage;
    }
    if let Some(lines) = dots(line) {
        return Line::Dots(lines);
    }
    if let Some(name) = alone(line) {
        return Line::Field(name.to_owned());
    }
    for (level, sign) in (1..).zip(["# ", "## ", "### "]) {
        if let Some(words) = line.strip_prefix(sign) {
            return heading(level, words);
        }
    }
    for (sign, make) in signs {
        if let Some(words) = line.strip_prefix(sign) {
            return make(words.to_owned());
        }
    }
    Line::Paragraph(Shape::Running, line.to_owned())
}

/// "....", ".... 3": at least four dots and nothing else but a number.
fn dots(line: &str) -> Option<u8> {
    let rest = line.trim_start_matches('.');
    let many = line.len() - rest.len() >= 4;
    match rest.trim() {
        "" if many => Some(1),
        number if many => number.parse().ok().filter(|n| (1..=60).contains(n)),
        _ => None,
    }
}

fn alone(line: &str) -> Option<&str> {
    let name = line.strip_prefix('{')?.strip_suffix('}')?;
    is_name(name).then_some(name)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 120 && !name.contains(['{', '}'])
}

fn read_hands(words: &str) -> Vec<Vec<String>> {
    let padded = format!("{words} ");
    let hand = |one: &str| format!("{one} ").split(" / ").map(|line| line.trim().to_owned()).collect();
    padded.split("|| ").map(hand).collect()
}

/// Words taken apart into letters, fields, faces and boxes. A star without its fellow is a star.
pub fn parts(words: &str) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    let (mut rest, mut text_from) = (words, words);
    let (mut bold, mut italic) = (false, false);
    while !rest.is_empty() {
        let known = sign(rest, bold, italic);
        let Some((part, length)) = known else {
            let mut letters = rest.chars();
            letters.next();
            rest = letters.as_str();
            continue;
        };
        push_text(&mut found, text_from, rest);
        match part {
            Part::Bold => bold = !bold,
            Part::Italic => italic = !italic,
            _ => {}
        }
        found.push(part);
        rest = rest.get(length..).unwrap_or_default();
        text_from = rest;
    }
    push_text(&mut found, text_from, rest);
    found
}

fn push_text<'a>(found: &mut Vec<Part<'a>>, from: &'a str, to: &str) {
    if let Some(text) = from.get(..from.len() - to.len()).filter(|text| !text.is_empty()) {
        found.push(Part::Text(text));
    }
}

/// The sign at the start of some words, with its length.
fn sign(rest: &str, bold: bool, italic: bool) -> Option<(Part<'_>, usize)> {
    if let Some(after) = rest.strip_prefix('{') {
        let (name, _) = after.split_once('}')?;
        return is_name(name).then_some((Part::Field(name), name.len() + 2));
    }
    if let Some(after) = rest.strip_prefix("**") {
        return (bold || after.contains("**")).then_some((Part::Bold, 2));
    }
    if let Some(after) = rest.strip_prefix('*') {
        return (italic || after.contains('*')).then_some((Part::Italic, 1));
    }
    [("[ ]", false), ("[x]", true)].into_iter().find_map(|(sign, on)| rest.starts_with(sign).then_some((Part::Box(on), 3)))
}
