//! An article's body as plain words, the way without an editor: a blank line begins a paragraph, `## ` a subheading, `- `
//! a line of a list.

use super::body::{Block, Kind, Level};

/// What the lines before belong to.
enum Open {
    Nothing,
    Paragraph(Vec<String>),
    List(Vec<String>),
}

impl Open {
    fn close(self, blocks: &mut Vec<Block>) {
        match self {
            Self::Nothing => {}
            Self::Paragraph(lines) => blocks.push(Block::plain(Level::Paragraph, &lines)),
            Self::List(items) => {
                let item = |text| vec![Block::plain(Level::Paragraph, &[text])];
                blocks.push(Block::List(Kind::Bullets, items.into_iter().map(item).collect()));
            }
        }
    }
}

/// Reads the words. Nothing that was written is lost, whatever its marks.
pub(crate) fn read(body: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open = Open::Nothing;
    for line in body.lines().map(str::trim) {
        let heading = line.strip_prefix("## ").map(str::trim);
        let item = line.strip_prefix("- ").map(|text| text.trim().to_owned());
        open = match (heading, item, open) {
            (Some(text), _, before) => {
                before.close(&mut blocks);
                blocks.push(Block::plain(Level::Heading, &[text.to_owned()]));
                Open::Nothing
            }
            (_, Some(text), Open::List(items)) => Open::List(with(items, text)),
            (_, None, Open::Paragraph(lines)) if !line.is_empty() => Open::Paragraph(with(lines, line.to_owned())),
            (_, item, before) => {
                before.close(&mut blocks);
                match item {
                    Some(text) => Open::List(vec![text]),
                    None if line.is_empty() => Open::Nothing,
                    None => Open::Paragraph(vec![line.to_owned()]),
                }
            }
        };
    }
    open.close(&mut blocks);
    blocks
}

fn with(mut lines: Vec<String>, line: String) -> Vec<String> {
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::super::body;
    use super::*;

    #[test]
    fn marks_make_headings_lists_and_paragraphs() {
        let html = body::write(&read("Một.\r\nHai <3.\n\nBa.\n## Kết quả\nBốn.\n- năm\n- sáu\n\n- bảy\n"));
        let wanted =
            "<p>Một.<br>Hai &lt;3.</p><p>Ba.</p><h2>Kết quả</h2><p>Bốn.</p><ul><li>năm</li><li>sáu</li></ul><ul><li>bảy</li></ul>";
        assert_eq!(html, wanted);
    }

    proptest::proptest! {
        #[test]
        fn no_word_is_lost(body in "([a-z]{1,5}|## [a-z]{1,5}|- [a-z]{1,5}|#x|-y| |\n){0,40}") {
            let html = body::write(&read(&body));
            let page = scraper::Html::parse_fragment(&html.replace('<', " <"));
            let read_back: String = page.root_element().text().collect();
            let words = |text: &str| text.split_whitespace().filter(|w| *w != "##" && *w != "-").map(str::to_owned).collect::<Vec<_>>();
            proptest::prop_assert_eq!(words(&read_back), words(&body));
        }
    }
}
