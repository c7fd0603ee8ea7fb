//! The tables of a page as sheets: its headings, its rows, each column with the type that it has on the page.

use super::cell::{Cell, has_class};
use super::typed;
use chibo_frame::Page;
use chibo_paper::workbook::write::{Column, Table, Value};
use scraper::{ElementRef, Html};

/// Every table of a page's main part, in order. `remark` stands under each title.
pub(super) fn of_page(page: &Page, html: &str, remark: &str) -> Vec<Table> {
    let document = Html::parse_document(html);
    let is_main = |element: &ElementRef<'_>| element.value().name() == "main";
    let Some(main) = document.root_element().descendent_elements().find(is_main) else { return Vec::new() };
    let mut title = String::new();
    let mut heading = String::new();
    let mut found = Vec::new();
    for element in main.descendent_elements() {
        match element.value().name() {
            "h1" => title = Cell::read(element).text().replace('\n', " "),
            "h2" | "h3" => heading = Cell::read(element).text().replace('\n', " "),
            "table" => found.push((caption(element).unwrap_or_else(|| heading.clone()), element)),
            _ => {}
        }
    }
    let is_alone = found.len() == 1;
    let tables = found.into_iter().map(|(caption, element)| {
        let about = Some(caption.as_str()).filter(|caption| !caption.is_empty() && *caption != title);
        let remark: Vec<&str> = about.into_iter().chain([remark]).collect();
        let sheet = label(element).or(about.filter(|_| !is_alone)).unwrap_or(&title);
        Table { remark: remark.join(" · "), ..table(page, element, sheet, &title) }
    });
    tables.collect()
}

fn caption(table: ElementRef<'_>) -> Option<String> {
    let caption = table.child_elements().find(|element| element.value().name() == "caption")?;
    Some(Cell::read(caption).text().replace('\n', " "))
}

/// What the region around a table is called.
fn label(table: ElementRef<'_>) -> Option<&str> {
    ElementRef::wrap(table.parent()?)?.attr("aria-label")
}

fn table(page: &Page, element: ElementRef<'_>, sheet: &str, title: &str) -> Table {
    let headings = rows(element, |part| part == "thead").pop().unwrap_or_default();
    let body = rows(element, |part| !["thead", "tfoot"].contains(&part));
    let sums = rows(element, |part| part == "tfoot");
    // The name of the row stays in sight, with what stands before it.
    let named = body.first().and_then(|row| row.iter().position(|cell| cell.value().name() == "th")).unwrap_or(0);
    let count = headings.len().max(body.iter().map(Vec::len).max().unwrap_or(0));
    let mut columns = Vec::new();
    for at in 0..count {
        let cells = |rows: &[Vec<ElementRef<'_>>]| {
            rows.iter().map(|row| row.get(at).copied().map(Cell::read)).map(Option::unwrap_or_default).collect()
        };
        let heading = headings.get(at).copied();
        let column = Read { page, body: cells(&body), sums: cells(&sums), is_numeric: has_class(heading, "n") };
        if !has_class(heading, "no-print") && !column.only_acts() {
            let heading = heading.map(|heading| Cell::read(heading).text()).unwrap_or_default();
            columns.extend(column.columns(&heading));
        }
    }
    let row = |part: fn(&Typed) -> &[Value], at: usize| {
        columns.iter().map(|column| part(column).get(at).cloned().unwrap_or_default()).collect()
    };
    let rows = (0..body.len()).map(|at| row(|column| &column.body, at)).collect();
    let sums = (0..sums.len()).map(|at| row(|column| &column.sums, at)).collect();
    let heads = columns.iter().map(|column| Column::fitted(column.heading.clone(), column.body.iter().chain(&column.sums)));
    let frozen = if named == 1 { 2 } else { 1 };
    Table { sums, frozen, ..Table::new(sheet, title, heads.collect(), rows) }
}

/// The rows of those parts of a table that are wanted, cell by cell.
fn rows(table: ElementRef<'_>, is_wanted: impl Fn(&str) -> bool) -> Vec<Vec<ElementRef<'_>>> {
    let parts = table.child_elements().filter(|part| is_wanted(part.value().name()));
    let rows = parts.flat_map(|part| part.child_elements().filter(|row| row.value().name() == "tr"));
    rows.map(|row| row.child_elements().filter(|cell| ["td", "th"].contains(&cell.value().name())).collect()).collect()
}

/// A column as it reads.
struct Read<'a> {
    page: &'a Page,
    body: Vec<Cell>,
    sums: Vec<Cell>,
    /// Whether the page sets it to the right, as it does with figures.
    is_numeric: bool,
}

/// A column of a sheet.
struct Typed {
    heading: String,
    body: Vec<Value>,
    sums: Vec<Value>,
}

/// How the cells of a column are read.
enum Reading {
    /// As texts.
    Words,
    /// Each by this; what it cannot read is a text.
    Single(fn(&Page, &Cell) -> Option<Value>),
    /// Each as a part of a whole, in two columns.
    Pairs,
}

impl Read<'_> {
    /// Whether nothing is said in it and something can be done.
    fn only_acts(&self) -> bool {
        self.body.iter().any(|cell| cell.acts) && self.body.iter().all(Cell::is_silent)
    }

    /// The column as it stands in the sheet: a whole beside its part, and in a column of their own the remarks, or under a
    /// day or a figure whatever else is said.
    fn columns(&self, heading: &str) -> Vec<Typed> {
        let lang = self.page.lang;
        let first = |cell: &Cell| said(cell.first());
        let (mut columns, under): (_, fn(&Cell) -> String) = match self.reading() {
            Reading::Words => (vec![self.typed(heading.to_owned(), |cell| cell.text().as_str().into())], Cell::remarks),
            Reading::Single(read) => {
                let value = |cell: &Cell| read(self.page, cell).unwrap_or_else(|| first(cell));
                (vec![self.typed(heading.to_owned(), value)], Cell::under_first)
            }
            Reading::Pairs => {
                let both = heading.split_once('/').map(|(part, whole)| (part.trim().to_owned(), whole.trim().to_owned()));
                let (part, whole) = both.unwrap_or_else(|| (heading.to_owned(), self.page.t1("sheet-whole", "heading", heading)));
                let parts = |cell: &Cell| typed::pair(cell.first(), lang).map_or_else(|| first(cell), |[part, _]| part);
                let wholes = |cell: &Cell| typed::pair(cell.first(), lang).map_or(Value::Blank, |[_, whole]| whole);
                (vec![self.typed(part, parts), self.typed(whole, wholes)], Cell::under_first)
            }
        };
        let beside = self.typed(self.page.t1("sheet-beside", "heading", heading), |cell| under(cell).as_str().into());
        let says_more = beside.body.iter().chain(&beside.sums).any(|value| *value != Value::Blank);
        columns.extend(says_more.then_some(beside));
        columns
    }

    fn typed(&self, heading: String, value: impl Fn(&Cell) -> Value) -> Typed {
        Typed { heading, body: self.body.iter().map(&value).collect(), sums: self.sums.iter().map(&value).collect() }
    }

    /// Days, minutes and years where all cells are such; figures and parts of a whole one by one, where the page sets figures.
    fn reading(&self) -> Reading {
        let day = |_: &Page, cell: &Cell| cell.day.or_else(|| typed::day(cell.first())).map(Value::Day);
        let moment = |_: &Page, cell: &Cell| typed::moment(cell.first()).map(Value::Moment);
        let year = |_: &Page, cell: &Cell| typed::year(cell.first()).map(Value::Number);
        let figure = |page: &Page, cell: &Cell| typed::figure(cell.first(), page.lang);
        let said = || self.body.iter().filter(|cell| !typed::is_nothing(cell.first()));
        if said().next().is_none() {
            return Reading::Words;
        }
        let whole: [fn(&Page, &Cell) -> Option<Value>; 3] = [day, moment, year];
        let whole = whole.into_iter().find(|read| said().all(|cell| read(self.page, cell).is_some()));
        match whole {
            Some(read) => Reading::Single(read),
            None if self.is_numeric && said().any(|cell| figure(self.page, cell).is_some()) => Reading::Single(figure),
            None if self.is_numeric && said().any(|cell| typed::pair(cell.first(), self.page.lang).is_some()) => Reading::Pairs,
            None => Reading::Words,
        }
    }
}

/// A text among days or figures; a dash there is an empty cell.
fn said(text: &str) -> Value {
    if typed::is_nothing(text) { Value::Blank } else { text.into() }
}
