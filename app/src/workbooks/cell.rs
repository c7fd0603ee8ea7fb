//! What a cell of a page says to a reader: its text line by line, what is chosen or typed in its fields, without the
//! buttons, the links that only lead on, and what is read aloud alone.

use chibo_core::day::Day;
use scraper::{ElementRef, Node};

/// A cell as it reads.
#[derive(Debug, Default)]
pub(super) struct Cell {
    lines: Vec<Line>,
    /// The day that its `<time>` gives.
    pub(super) day: Option<Day>,
    /// Whether something can be done in it: a button, a form, a link to a page of forms.
    pub(super) acts: bool,
}

#[derive(Debug, Default)]
struct Line {
    text: String,
    /// Set small under or after the rest: a remark on it.
    aside: bool,
}

/// Where the walk stands.
#[derive(Clone, Copy, Default)]
struct Place {
    /// In a form of the cell's own, whose fields are part of an act; those of a form around the table are its values.
    in_form: bool,
    /// In a remark, which stands on one line of its own.
    aside: bool,
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
        cell.line(Place::default());
        cell.children(element, Place::default());
        cell.lines.retain(|line| !line.text.trim().is_empty());
        cell
    }

    /// The first line: a day, a figure.
    pub(super) fn first(&self) -> &str {
        self.lines.first().map_or("", |line| line.text.trim())
    }

    /// All but the first line.
    pub(super) fn under_first(&self) -> String {
        joined(self.lines.iter().skip(1))
    }

    /// The text without remarks.
    pub(super) fn text(&self) -> String {
        joined(self.lines.iter().filter(|line| !line.aside))
    }

    /// The remarks on it.
    pub(super) fn remarks(&self) -> String {
        joined(self.lines.iter().filter(|line| line.aside))
    }

    /// Whether it says nothing at all.
    pub(super) fn is_silent(&self) -> bool {
        self.lines.is_empty()
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
            "br" => self.line(place),
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
            _ if self.is_remark(element, place) => {
                self.line(Place { aside: true, ..place });
                self.children(element, Place { aside: true, ..place });
                self.line(place);
            }
            _ => self.children(element, place),
        }
    }

    fn on_lines(&mut self, element: ElementRef<'_>, place: Place) {
        let within = Place { aside: place.aside || self.says() && has_class(Some(element), "small"), ..place };
        self.line(within);
        self.children(element, within);
        self.line(place);
    }

    /// Whether something set small, or a light after a word on the same line, is a remark on what stands before it.
    fn is_remark(&self, element: ElementRef<'_>, place: Place) -> bool {
        let follows = self.lines.last().is_some_and(|line| !line.text.trim().is_empty());
        let (small, light) = (has_class(Some(element), "small"), has_class(Some(element), "light"));
        !place.aside && (small && self.says() || light && follows)
    }

    fn says(&self) -> bool {
        self.lines.iter().any(|line| !line.text.trim().is_empty())
    }

    /// Says this apart from what stands before and after it.
    fn word(&mut self, text: &str) {
        for part in [" ", text, " "] {
            self.say(part);
        }
    }

    /// Begins a line, where the last one says anything.
    fn line(&mut self, place: Place) {
        if self.lines.last().is_none_or(|line| !line.text.trim().is_empty()) {
            self.lines.push(Line::default());
        }
        if let Some(line) = self.lines.last_mut() {
            line.aside = place.aside;
        }
    }

    /// Adds to the line, with white space as a browser shows it. Under a `<time>` a line does not begin with its comma.
    fn say(&mut self, text: &str) {
        let is_below = self.lines.len() > 1;
        let Some(Line { text: line, .. }) = self.lines.last_mut() else { return };
        for letter in text.chars() {
            let space = letter.is_whitespace();
            let opens = line.is_empty() && (space || is_below && [':', ',', ';', '·'].contains(&letter));
            if !(opens || space && line.ends_with(' ')) {
                line.push(if space { ' ' } else { letter });
            }
        }
    }
}

fn joined<'a>(lines: impl Iterator<Item = &'a Line>) -> String {
    lines.map(|line| line.text.trim()).collect::<Vec<_>>().join("\n")
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
