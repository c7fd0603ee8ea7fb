//! An article's body (**nội dung bài**) as HTML: a small, closed set of blocks and signs, in one canonical form. Whatever
//! comes in is read into these blocks and written from them, so nothing else can come out.

mod read;
mod write;

use super::prose;
use std::sync::Arc;
use uuid::Uuid;

/// The most bytes of a body that are read, as it comes in: far more than an article takes. What is longer stays as it was
/// typed, to be refused by its length.
const MOST: usize = 1 << 20;

/// A piece of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// Words of their own line.
    Text(Level, Words),
    /// A list; an item holds texts and lists.
    List(Kind, Vec<Vec<Block>>),
    /// **Trích dẫn.** A quotation of texts and lists.
    Quote(Vec<Block>),
    /// **Bảng.** A table, row by row.
    Table(Vec<Vec<Cell>>),
    /// **Ảnh.** The place of a photo's use; its words belong to the use.
    Figure(Uuid),
}

/// What a line of words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// Đoạn.
    Paragraph,
    /// Tiêu đề mục.
    Heading,
    /// Tiêu đề nhỏ.
    Subheading,
}

/// How a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Danh sách.
    Bullets,
    /// Danh sách số: the first number, and `1`, `a`, `A`, `i` or `I`.
    Numbers(u16, char),
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    /// It names its row or column.
    pub heading: bool,
    /// How many columns and rows it takes.
    pub spans: (u16, u16),
    /// Texts and lists.
    pub blocks: Vec<Block>,
}

/// Words with their signs, without a space at either end.
pub(crate) type Words = Vec<Run>;

/// Letters of one sign, or the end of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Run {
    /// Letters.
    Letters(String, Marks),
    /// A new line in the same paragraph.
    Break,
}

/// The signs on letters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Liên kết.
    pub href: Option<Arc<str>>,
    /// Đậm.
    pub strong: bool,
    /// Nghiêng.
    pub em: bool,
}

impl Run {
    fn letters(&self) -> &str {
        match self {
            Self::Letters(letters, _) => letters,
            Self::Break => " ",
        }
    }
}

impl Block {
    /// A text without signs, line by line.
    pub(crate) fn plain(level: Level, lines: &[String]) -> Self {
        let letters = |line: &String| Run::Letters(line.clone(), Marks::default());
        let mut words: Words = lines.iter().flat_map(|line| [letters(line), Run::Break]).collect();
        words.pop();
        Self::Text(level, words)
    }
}

/// Whether a body is HTML: it begins with one of a body's own blocks. Everything else is plain words, see `prose`.
fn is_html(body: &str) -> bool {
    const BLOCKS: [&str; 15] =
        ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "figure", "html", "body"];
    let Some(tag) = body.trim_start().strip_prefix('<') else { return false };
    let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
    let ended = tag.chars().nth(name.len()).is_some_and(|c| c == '>' || c == '/' || c.is_ascii_whitespace());
    ended && BLOCKS.contains(&name.to_ascii_lowercase().as_str())
}

/// The blocks of a body, whichever way it is written; none of one too long to be read.
pub(crate) fn read(body: &str) -> Vec<Block> {
    if body.len() > MOST {
        return Vec::new();
    }
    if is_html(body) { read::blocks(body) } else { prose::read(body) }
}

/// Blocks as canonical HTML.
pub(crate) fn write(blocks: &[Block]) -> String {
    write::blocks(blocks)
}

/// A body as it is kept: HTML in its canonical form, plain words as they are.
pub fn clean(body: &str) -> String {
    if is_html(body) && body.len() <= MOST { write(&read(body)) } else { body.trim().to_owned() }
}

/// The same body for the editor, where it is kept as plain words.
pub(crate) fn of_plain_words(body: &str) -> Option<String> {
    (!is_html(body) && body.len() <= MOST).then(|| write(&read(body)))
}

/// The photos' uses that the text places, in order.
pub(crate) fn placed(blocks: &[Block]) -> Vec<Uuid> {
    blocks.iter().filter_map(|block| if let Block::Figure(id) = block { Some(*id) } else { None }).collect()
}

/// The bare words of a body, a line for each block of it.
pub(crate) fn words(body: &str) -> String {
    let mut lines = Vec::new();
    add_lines(&read(body), &mut lines);
    lines.join("\n")
}

fn add_lines(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Text(_, words) => lines.push(words.iter().map(Run::letters).collect()),
            Block::List(_, items) => items.iter().for_each(|item| add_lines(item, lines)),
            Block::Quote(inside) => add_lines(inside, lines),
            Block::Table(rows) => rows.iter().flatten().for_each(|cell| add_lines(&cell.blocks, lines)),
            Block::Figure(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
