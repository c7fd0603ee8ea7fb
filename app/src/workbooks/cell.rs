//! What a cell of a page says to a reader: its text line by line, what is chosen or typed in its fields, without the
//! buttons, the links that only lead on, and what is read aloud alone.

use chibo_core::day::Day;
use scraper::{ElementRef, Node};

/// A cell as it reads.
#[derive(Debug, Default)]
pub(super) struct Cell {
    lines: Vec<String>,
    /// The day that its `<time>` gives.
    pub(super) day: Option<Day>,
    /// Whether something can be done in it: a button, a form, a link to a page of forms.
    pub(super) acts: bool,
}

/// Where the walk stands.
#[derive(Clone, Copy, Default)]
struct Place {
    /// In a form of the cell's own, whose fields are part of an act; those of a form around the table are its values.
    in_form: bool,
    /// In something small: what stands beside, on one line of its own.
    beside: bool,
}

/// Elements that stand on lines of their own.
const LINES: [&str; 9] = ["p", "div", "ul", "ol", "li", "details", "summary", "time", "textarea"];
/// Elements that say nothing.
const SILENT: [&str; 6] = ["script", "style", "svg", "template", "datalist", "img"];
/// Classes of what is not part of the list: said to screen readers alone, left out on paper, words about a field.
const ASIDE: [&str; 4] = ["sr", "no-print", "error", "hint"];

impl Cell {
    /// Reads what stands in an element.
    pub(super) fn read(element: ElementRef<'_>) -> Self {
        let mut cell = Self::default();
        cell.line();
        cell.children(element, Place::default());
        cell.lines = cell.lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        cell
    }

    /// The first line: what the cell is about.
    pub(super) fn main(&self) -> &str {
        self.lines.first().map_or("", String::as_str)
    }

    /// The lines under it.
    pub(super) fn beside(&self) -> String {
        self.lines.get(1..).unwrap_or_default().join("\n")
    }

    /// All lines.
    pub(super) fn text(&self) -> String {
        self.lines.join("\n")
    }

    fn children(&mut self, element: ElementRef<'_>, place: Place) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.say(text),
                _ => ElementRef::wrap(child).into_iter().for_each(|child| self.element(child, place)),
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, place: Place) {
        let name = element.value().name();
        match name {
            _ if is_silent(element) => {}
            "br" => self.line(),
            "button" => self.acts = true,
            "a" if only_leads_on(element) => self.acts = true,
            "input" | "select" | "textarea" | "label" if place.in_form => {}
            "label" if has_class(parent(element), "field") => {}
            "input" => self.word(typed(element)),
            "select" => self.word(&chosen(element)),
            "form" => {
                self.acts = true;
                self.on_lines(element, Place { in_form: true, ..place });
            }
            "time" => {
                self.day = self.day.or(element.attr("datetime").and_then(|day| day.parse().ok()));
                self.on_lines(element, place);
            }
            _ if LINES.contains(&name) => self.on_lines(element, place),
            _ if !place.beside && ["small", "light"].iter().any(|class| has_class(Some(element), class)) => {
                self.line();
                self.children(element, Place { beside: true, ..place });
            }
            _ => self.children(element, place),
        }
    }

    fn on_lines(&mut self, element: ElementRef<'_>, place: Place) {
        self.line();
        self.children(element, Place { beside: place.beside || has_class(Some(element), "small"), ..place });
        self.line();
    }

    /// Says this apart from what stands before and after it.
    fn word(&mut self, text: &str) {
        [" ", text, " "].into_iter().for_each(|part| self.say(part));
    }

    /// Begins a line, where the last one says anything.
    fn line(&mut self) {
        if self.lines.last().is_none_or(|line| !line.trim().is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// Adds to the line, with white space as a browser shows it. Under a `<time>` a line does not begin with its comma.
    fn say(&mut self, text: &str) {
        let is_below = self.lines.len() > 1;
        let Some(line) = self.lines.last_mut() else { return };
        for letter in text.chars() {
            let space = letter.is_whitespace();
            let opens = line.is_empty() && (space || is_below && [':', ',', ';', '·'].contains(&letter));
            if !opens && !(space && line.ends_with(' ')) {
                line.push(if space { ' ' } else { letter });
            }
        }
    }
}

fn parent(element: ElementRef<'_>) -> Option<ElementRef<'_>> {
    element.parent().and_then(ElementRef::wrap)
}

pub(super) fn has_class(element: Option<ElementRef<'_>>, class: &str) -> bool {
    element.is_some_and(|element| element.value().classes().any(|one| one == class))
}

fn is_silent(element: ElementRef<'_>) -> bool {
    let value = element.value();
    let hidden = value.attr("hidden").is_some() || value.attr("aria-hidden") == Some("true");
    hidden || SILENT.contains(&value.name()) || value.classes().any(|class| ASIDE.contains(&class))
}

/// Whether a link's words say only what it opens, as "Sửa" does: then it bears the row's name for those who do not see the row.
fn only_leads_on(link: ElementRef<'_>) -> bool {
    link.attr("aria-label").is_some() || link.child_elements().any(|child| has_class(Some(child), "sr"))
}

/// What is typed into a field, or its tick.
fn typed(input: ElementRef<'_>) -> &str {
    match input.attr("type").unwrap_or("text") {
        "checkbox" if input.attr("checked").is_some() => "x",
        "checkbox" | "radio" | "hidden" | "submit" | "file" => "",
        _ => input.attr("value").unwrap_or_default(),
    }
}

/// The words of the option that is chosen; the first, if none is.
fn chosen(select: ElementRef<'_>) -> String {
    let options = || select.descendent_elements().filter(|element| element.value().name() == "option");
    let chosen = options().find(|option| option.attr("selected").is_some()).or_else(|| options().next());
    chosen.map(|option| option.text().collect()).unwrap_or_default()
}
