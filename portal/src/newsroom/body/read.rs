//! HTML of any origin to blocks. Ammonia lets through only known signs; this file keeps of them what an article has.

use super::{Block, Cell, Kind, Level, Marks, Run, Words};
use ammonia::Builder;
use scraper::{ElementRef, Html, Node};
use std::sync::{Arc, LazyLock};
use uuid::Uuid;

/// Signs within signs beyond this depth are read as bare words.
const DEEPEST: u8 = 60;
/// Lists within lists beyond this depth are read as paragraphs.
const LISTS: u8 = 5;
/// The longest address of a link.
const LONGEST: usize = 2_000;

/// The signs of writing that are looked at; scripts and styles go with all that they hold.
static GUARD: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut guard = Builder::default();
    guard.url_schemes(["http", "https", "mailto"].into()).link_rel(None);
    guard.add_tags(["section", "main", "form", "fieldset", "address", "dl"]);
    guard.add_tag_attributes("figure", ["data-photo"]).add_tag_attributes("ol", ["start", "type"]);
    guard.add_clean_content_tags(["title", "template", "noscript", "iframe", "object", "select", "svg", "math"]);
    guard
});

/// The blocks of a page or a piece of one.
pub(super) fn blocks(html: &str) -> Vec<Block> {
    let tree = Html::parse_fragment(&GUARD.clean(html).to_string());
    let mut reader = Reader::default();
    reader.children(tree.root_element(), &Marks::default());
    reader.end();
    reader.out
}

/// What has been read so far of the place that is being read: the body, an item, a cell, a quotation.
#[derive(Default)]
struct Reader {
    out: Vec<Block>,
    words: Words,
    level: Option<Level>,
    depth: u8,
    lists: u8,
    /// Within another block, where neither headings nor tables nor photos stand.
    inside: bool,
    /// Photos met within another block: they stand after it.
    met: Vec<Uuid>,
    /// Photos that have their place.
    placed: Vec<Uuid>,
}

impl Reader {
    fn children(&mut self, parent: ElementRef<'_>, marks: &Marks) {
        if self.depth >= DEEPEST {
            parent.text().for_each(|text| self.letters(text, marks));
            return;
        }
        self.depth += 1;
        for child in parent.children() {
            if let Node::Text(text) = child.value() {
                self.letters(text, marks);
            } else if let Some(element) = ElementRef::wrap(child) {
                self.element(element, marks);
            }
        }
        self.depth -= 1;
    }

    fn element(&mut self, element: ElementRef<'_>, marks: &Marks) {
        match element.value().name() {
            "b" | "strong" => self.children(element, &Marks { strong: true, ..marks.clone() }),
            "i" | "em" => self.children(element, &Marks { em: true, ..marks.clone() }),
            "a" => {
                let href = element.value().attr("href").and_then(address).or_else(|| marks.href.clone());
                self.children(element, &Marks { href, ..marks.clone() });
            }
            "br" => self.words.push(Run::Break),
            "h1" | "h2" => self.text(element, Level::Heading, marks),
            "h3" | "h4" | "h5" | "h6" => self.text(element, Level::Subheading, marks),
            "ul" | "ol" if self.lists < LISTS => self.list(element, marks),
            "blockquote" if !self.inside => {
                let inside = self.within(|reader| reader.children(element, marks));
                self.add(Block::Quote(inside.clone()), inside.is_empty());
            }
            "table" if !self.inside => self.table(element, marks),
            "figure" => {
                self.met.extend(element.value().attr("data-photo").and_then(|id| id.parse::<Uuid>().ok()));
                self.text(element, Level::Paragraph, marks);
            }
            "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "nav" | "form" | "fieldset"
            | "address" | "center" | "details" | "summary" | "figcaption" | "caption" | "li" | "ul" | "ol" | "dl" | "dt" | "dd"
            | "blockquote" | "table" | "tr" | "td" | "th" | "pre" | "hr" | "hgroup" => {
                self.text(element, self.level.unwrap_or(Level::Paragraph), marks);
            }
            _ => self.children(element, marks),
        }
    }

    /// A block of words, or one that is read as such.
    fn text(&mut self, element: ElementRef<'_>, level: Level, marks: &Marks) {
        self.end();
        let around = self.level.replace(level);
        self.children(element, marks);
        self.end();
        self.level = around;
    }

    /// Letters with spaces of any kind as one space.
    fn letters(&mut self, text: &str, marks: &Marks) {
        for letter in text.chars().filter(|c| c.is_whitespace() || !(c.is_control() || is_nothing(*c))) {
            let letter = if letter.is_whitespace() { ' ' } else { letter };
            let after_space = match self.words.last() {
                None | Some(Run::Break) => true,
                Some(Run::Letters(before, _)) => before.ends_with(' '),
            };
            match self.words.last_mut() {
                _ if letter == ' ' && after_space => {}
                Some(Run::Letters(before, same)) if same == marks => before.push(letter),
                _ => self.words.push(Run::Letters(letter.into(), marks.clone())),
            }
        }
    }

    /// Ends the open paragraph and gives the photos met in it their place.
    fn end(&mut self) {
        let words = tidied(std::mem::take(&mut self.words));
        if !words.is_empty() {
            let level = self.level.filter(|_| !self.inside).unwrap_or(Level::Paragraph);
            self.out.push(Block::Text(level, words));
        }
        if !self.inside {
            for id in std::mem::take(&mut self.met) {
                if !self.placed.contains(&id) {
                    self.placed.push(id);
                    self.out.push(Block::Figure(id));
                }
            }
        }
    }

    fn add(&mut self, block: Block, is_empty: bool) {
        if !is_empty {
            self.out.push(block);
        }
        self.end();
    }

    /// Reads what stands within another block.
    fn within(&mut self, read: impl FnOnce(&mut Self)) -> Vec<Block> {
        self.end();
        let around = (std::mem::take(&mut self.out), std::mem::replace(&mut self.inside, true), self.level.take());
        read(self);
        self.end();
        let found = std::mem::replace(&mut self.out, around.0);
        (self.inside, self.level) = (around.1, around.2);
        found
    }

    /// A list that stands in a list beside its items belongs to the item before it.
    fn list(&mut self, element: ElementRef<'_>, marks: &Marks) {
        self.lists += 1;
        let mut items: Vec<Vec<Block>> = Vec::new();
        for child in element.children() {
            let item = self.within(|reader| match (ElementRef::wrap(child), child.value()) {
                (Some(element), _) if element.value().name() == "li" => reader.children(element, marks),
                (Some(element), _) => reader.element(element, marks),
                (None, Node::Text(text)) => reader.letters(text, marks),
                _ => {}
            });
            match (item.first(), items.last_mut()) {
                (None, _) => {}
                (Some(Block::List(..)), Some(before)) => before.extend(item),
                _ => items.push(item),
            }
        }
        self.lists -= 1;
        let kind = kind(element);
        self.add(Block::List(kind, items.clone()), items.is_empty());
    }

    fn table(&mut self, element: ElementRef<'_>, marks: &Marks) {
        let mut rows = Vec::new();
        for part in element.child_elements() {
            match part.value().name() {
                "caption" => self.text(part, Level::Paragraph, marks),
                "tr" => rows.push(self.row(part, false, marks)),
                name => {
                    let trs = part.child_elements().filter(|row| row.value().name() == "tr");
                    rows.extend(trs.map(|row| self.row(row, name == "thead", marks)));
                }
            }
        }
        // One column is no table, but a way to place things.
        if rows.iter().all(|row: &Vec<Cell>| row.len() < 2) {
            self.out.extend(rows.drain(..).flatten().flat_map(|cell| cell.blocks));
        }
        let is_empty = rows.iter().flatten().all(|cell| cell.blocks.is_empty());
        self.add(Block::Table(rows), is_empty);
    }

    fn row(&mut self, row: ElementRef<'_>, in_head: bool, marks: &Marks) -> Vec<Cell> {
        let cells = row.child_elements().filter(|cell| matches!(cell.value().name(), "td" | "th"));
        cells.map(|cell| self.cell(cell, in_head, marks)).collect()
    }

    fn cell(&mut self, cell: ElementRef<'_>, in_head: bool, marks: &Marks) -> Cell {
        let span = |name| cell.value().attr(name).and_then(|n| n.parse().ok()).filter(|n| (1..=100).contains(n)).unwrap_or(1);
        Cell {
            heading: in_head || cell.value().name() == "th",
            spans: (span("colspan"), span("rowspan")),
            blocks: self.within(|reader| reader.children(cell, marks)),
        }
    }
}

/// How a list counts. A list that counts from far away or in a way of its own counts from 1.
fn kind(element: ElementRef<'_>) -> Kind {
    if element.value().name() == "ul" {
        return Kind::Bullets;
    }
    let first = element.value().attr("start").and_then(|n| n.parse().ok()).filter(|n| (1..=9999).contains(n)).unwrap_or(1);
    let style = element.value().attr("type").filter(|style| ["a", "A", "i", "I"].contains(style));
    Kind::Numbers(first, style.and_then(|style| style.chars().next()).unwrap_or('1'))
}

/// Letters that show nothing: soft hyphens, joiners, marks of direction and order.
fn is_nothing(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The address of a link, if it leads to the web, to a mailbox or to a page of this site.
fn address(href: &str) -> Option<Arc<str>> {
    let href: String = href.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !is_nothing(*c)).collect();
    let low = href.to_ascii_lowercase();
    let outside = ["http://", "https://", "mailto:"].iter().any(|way| low.starts_with(way) && low.len() > way.len());
    let inside = low.starts_with('/') && !low.starts_with("//") && !low.starts_with("/\\");
    ((outside || inside) && href.len() <= LONGEST).then(|| href.into())
}

/// Without spaces and ends of line at either end, and without a space beside an end of line.
fn tidied(words: Words) -> Words {
    let mut tidy = Words::new();
    for run in words.into_iter().chain([Run::Break]) {
        if run == Run::Break {
            trim_end(&mut tidy);
        }
        if !(run == Run::Break && tidy.is_empty()) {
            tidy.push(run);
        }
    }
    while tidy.pop_if(|last| *last == Run::Break).is_some() {}
    tidy
}

fn trim_end(words: &mut Words) {
    while let Some(Run::Letters(text, _)) = words.last_mut() {
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            break;
        }
        words.pop();
    }
}
