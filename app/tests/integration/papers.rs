//! Every kind of paper of the house, over the demonstration: its fields are known, it stands whatever the records lack, and
//! both forms say the same.

use super::rights::demonstration;
use chibo::house;
use chibo_frame::App;
use chibo_paper::writing::{Column, Paper, Piece, Place, Table, Value, Values, Wording, docx, fill, pdf};
use chibo_people::papers::{PaperKind, Sheet, Subject, compose, gathered, in_vietnamese};
use chibo_people::units;
use chibo_registry::kinds;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// The first thing that a kind can be made of in the demonstration.
async fn subject(app: &App, kind: &PaperKind) -> Option<Subject> {
    let cell = units::find_cell(&app.db).await.unwrap().unwrap().id;
    let choices = (kind.choices)(app, &in_vietnamese(app), cell).await.unwrap();
    let middle = choices.len() / 2;
    choices.into_iter().nth(middle).map(|choice| Subject { cell, id: choice.id, period: choice.period })
}

#[test]
fn every_kind_has_a_name_of_its_own() {
    let names: Vec<&str> = kinds::all().iter().map(|kind| kind.name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
    let words = house::words();
    for kind in kinds::all() {
        for key in [format!("paper-{}", kind.name), format!("paper-about-{}", kind.name)] {
            for lang in [chibo_frame::Lang::Vi, chibo_frame::Lang::En] {
                assert_ne!(words.t(lang, &key), key, "{key} has no words");
            }
        }
        assert!(!kind.rules.is_empty(), "{} names no rule", kind.name);
    }
}

#[tokio::test]
async fn every_field_of_a_wording_is_known_to_the_records() {
    let scratch = demonstration().await;
    let mut without = Vec::new();
    for kind in kinds::all() {
        let Some(subject) = subject(&scratch.app, &kind).await else {
            without.push(kind.name);
            continue;
        };
        let own = gathered(&scratch.app, &kind, &subject).await.unwrap().unwrap_or_else(|| panic!("{} gathers nothing", kind.name));
        for (field, _) in Wording::read(kind.wording).fields() {
            assert!(own.values.get(&field).is_some(), "{}: {{{field}}} is unknown", kind.name);
        }
    }
    // The demonstration has no such cases; their rooms' own tests have.
    assert!(without.len() * 4 < kinds::all().len(), "too many kinds are not tried: {without:?}");
}

const LONG: &str = "Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thị Phương Nguyệt Quỳnh Dao";

/// The paper of a kind whose fields all have the same value.
async fn filled_with(app: &App, kind: &PaperKind, value: impl Fn(Place) -> Value) -> Paper {
    let cell = units::find_cell(&app.db).await.unwrap().unwrap().id;
    let subject = Subject { cell, id: cell, period: String::new() };
    let mut values = Values::default();
    for (field, place) in Wording::read(kind.wording).fields() {
        values.put(&field, value(place));
    }
    let sheet = Sheet { wording: kind.wording, values: &values, issuer: Some(LONG), day: app.today(), number: None };
    compose(app, kind, &subject, &sheet).await.unwrap().paper
}

fn list_of(rows: usize) -> Value {
    let mut table = Table::of([Column::right("TT", 12), Column::wide("Họ và tên"), Column::left("Ghi chú", 30)]);
    for n in 1..=rows {
        table.push([n.to_string(), LONG.to_owned(), "không".to_owned()]);
    }
    Value::Pieces(vec![Piece::bullet(LONG), Piece::Table(table)])
}

#[tokio::test]
async fn every_kind_stands_whatever_the_records_lack() {
    let scratch = demonstration().await;
    for kind in kinds::all() {
        let missing = filled_with(&scratch.app, &kind, |_| Value::Missing("Chưa ghi.".to_owned())).await;
        let empty = filled_with(&scratch.app, &kind, |_| Value::Words(String::new())).await;
        let long = filled_with(&scratch.app, &kind, |place| match place {
            Place::Inline => Value::Words(LONG.to_owned()),
            Place::Alone => list_of(12),
        });
        for paper in [missing, empty, long.await] {
            let made = pdf(std::slice::from_ref(&paper)).unwrap_or_else(|fault| panic!("{}: {fault}", kind.name));
            assert!(made.starts_with(b"%PDF"));
            assert!(docx(&paper).unwrap().starts_with(b"PK"), "{}", kind.name);
        }
    }
}

/// An empty wording must fail the test above it, not pass it silently.
#[test]
fn no_wording_is_empty() {
    for kind in kinds::all() {
        let filled = fill(&Wording::read(kind.wording), &Values::default());
        assert!(!filled.title.is_empty() || !filled.about.is_empty(), "{}", kind.name);
        assert!(!filled.body.is_empty(), "{}", kind.name);
    }
}

#[tokio::test]
async fn both_forms_of_every_kind_say_the_same() {
    if !has("soffice") || !has("pdftotext") {
        assert!(std::env::var_os("CHIBO_REQUIRE_OFFICE").is_none(), "LibreOffice or pdftotext is missing");
        return;
    }
    let (scratch, dir) = (demonstration().await, tempfile::tempdir().unwrap());
    let mut names = Vec::new();
    for kind in kinds::all() {
        let Some(subject) = subject(&scratch.app, &kind).await else { continue };
        let own = gathered(&scratch.app, &kind, &subject).await.unwrap().unwrap();
        let sheet = Sheet { wording: kind.wording, values: &own.values, issuer: own.issuer.as_deref(), day: own.day, number: None };
        let paper = compose(&scratch.app, &kind, &subject, &sheet).await.unwrap().paper;
        std::fs::write(dir.path().join(format!("{}.pdf", kind.name)), pdf(std::slice::from_ref(&paper)).unwrap()).unwrap();
        std::fs::write(dir.path().join(format!("{}.docx", kind.name)), docx(&paper).unwrap()).unwrap();
        names.push((kind.name, plotted(&paper)));
    }
    to_text(dir.path(), &names.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    let mut differing = Vec::new();
    for (name, plotted) in names {
        let read = |ending| std::fs::read_to_string(dir.path().join(format!("{name}.{ending}"))).unwrap();
        let (pdf, mut docx) = (words(&read("pdf.txt")), words(&read("txt")));
        // A plot is a picture in the Word file: its words are no text there.
        docx.extend(words(&plotted));
        if pdf != docx {
            differing.push((name, pdf.symmetric_difference(&docx).cloned().collect::<Vec<_>>()));
        }
    }
    assert!(differing.is_empty(), "{differing:?}");
}

fn has(program: &str) -> bool {
    Command::new("which").arg(program).output().is_ok_and(|found| found.status.success())
}

fn to_text(dir: &Path, names: &[&str]) {
    let profile = format!("-env:UserInstallation=file://{}/profile", dir.display());
    let files = names.iter().map(|name| dir.join(format!("{name}.docx")));
    let made = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"])
        .arg(dir)
        .args(files)
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    for name in names {
        let made = Command::new("pdftotext")
            .arg(dir.join(format!("{name}.pdf")))
            .arg(dir.join(format!("{name}.pdf.txt")))
            .status()
            .unwrap();
        assert!(made.success(), "{name}");
    }
}

/// The words in a paper's plots.
fn plotted(paper: &Paper) -> String {
    let plots = paper.body.iter().filter_map(|piece| if let Piece::Picture { svg, .. } = piece { Some(svg) } else { None });
    let texts = plots.flat_map(|svg| svg.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text));
    texts.collect::<Vec<_>>().join(" ")
}

/// The words of a text, sorted: columns are read in another order by each reader. Page numbers and the heads that a table
/// repeats on each page stand in the PDF's text alone, so each word counts once; the cross in a box is a letter in the PDF
/// alone.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| *word != "x" && word.chars().any(char::is_alphabetic)).map(str::to_owned).collect()
}
