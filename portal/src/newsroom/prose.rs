//! An article's body as plain text: a blank line begins a paragraph, `## ` a subheading, `- ` a line of a list.

/// A piece of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// A paragraph, line by line.
    Paragraph(Vec<String>),
    /// A subheading.
    Heading(String),
    /// A list.
    List(Vec<String>),
}

/// Reads the body. Nothing that was written is lost, whatever its marks.
pub(crate) fn read(body: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open = false;
    for line in body.lines().map(str::trim) {
        if line.is_empty() {
            open = false;
            continue;
        }
        let heading = line.strip_prefix("## ").map(str::trim);
        let item = line.strip_prefix("- ").map(str::trim);
        match (heading, item, blocks.last_mut()) {
            (Some(text), ..) => blocks.push(Block::Heading(text.to_owned())),
            (_, Some(text), Some(Block::List(items))) if open => items.push(text.to_owned()),
            (_, Some(text), _) => blocks.push(Block::List(vec![text.to_owned()])),
            (_, _, Some(Block::Paragraph(lines))) if open => lines.push(line.to_owned()),
            _ => blocks.push(Block::Paragraph(vec![line.to_owned()])),
        }
        open = heading.is_none();
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn s(text: &str) -> String {
        text.to_owned()
    }

    #[test]
    fn marks_make_headings_lists_and_paragraphs() {
        let blocks = read("Một.\r\nHai.\n\nBa.\n## Kết quả\nBốn.\n- năm\n- sáu\n\n- bảy\n");
        let wanted = [
            Block::Paragraph(vec![s("Một."), s("Hai.")]),
            Block::Paragraph(vec![s("Ba.")]),
            Block::Heading(s("Kết quả")),
            Block::Paragraph(vec![s("Bốn.")]),
            Block::List(vec![s("năm"), s("sáu")]),
            Block::List(vec![s("bảy")]),
        ];
        assert_eq!(blocks, wanted);
    }

    proptest::proptest! {
        #[test]
        fn no_word_is_lost(body in "([a-z]{1,5}|## [a-z]{1,5}|- [a-z]{1,5}|#x|-y| |\n){0,40}") {
            let words = |text: &str| text.split_whitespace().filter(|w| *w != "##" && *w != "-").map(str::to_owned).collect::<Vec<_>>();
            let mut read_back = Vec::new();
            for block in read(&body) {
                match block {
                    Block::Heading(text) => read_back.extend(words(&text)),
                    Block::Paragraph(lines) | Block::List(lines) => lines.iter().for_each(|line| read_back.extend(words(line))),
                }
            }
            proptest::prop_assert_eq!(read_back, words(&body));
        }
    }
}
