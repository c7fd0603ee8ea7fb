//! From facts to PDF with typst: PDF/A-2a and PDF/UA-1 in one file, byte for byte the same for the same facts.
//!
//! The typesetter sees three fixed paths and nothing else: no file, network, package, system font, clock. What people
//! wrote reaches a sheet only as strings of `/data.json`, so it can never act as markup. Costs some 15 ms of a
//! processor: callers on an async thread hand it to a blocking one.

use std::sync::LazyLock;

use chibo_core::day::Day;
use chrono::Datelike;
use serde::{Serialize, de::DeserializeOwned};
use typst::diag::{FileError, FileResult, SourceDiagnostic, SourceResult, Warned};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::layout::profile_on;
use crate::writing::faces::{self, FACES};

/// The facts of one kind of paper.
pub trait Document: Serialize + DeserializeOwned {
    /// The kind's sheet, in typst.
    const SHEET: &'static str;

    /// The day that the paper bears: it decides the layout, and is the PDF's date.
    fn day(&self) -> Day;

    /// What tells this paper from all others and stays when it is issued again, such as issuing body, kind and number.
    fn ident(&self) -> String;
}

/// Why a paper could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A letter that the embedded fonts lack, such as a picture sign from a phone: whoever typed it can take it out.
    #[error("the fonts have no letter {0:?}")]
    Letter(char),
    /// The facts cannot be written as data, or a sample not read.
    #[error("facts as data: {0}")]
    Data(#[from] serde_json::Error),
    /// The sheet or the export failed.
    #[error("typesetting: {0}")]
    Sheet(String),
}

/// Makes the PDF of a paper.
pub fn render<D: Document>(facts: &D) -> Result<Vec<u8>, Fault> {
    let made = pages(facts).and_then(|d| export(facts, &d));
    // Without this the typesetter's memory of every paper stays for the life of the process (1.4 MB each).
    comemo::evict(0);
    made
}

/// Sets the paper's pages.
pub(crate) fn pages<D: Document>(facts: &D) -> Result<PagedDocument, Fault> {
    compile(facts).and_then(|typeset| typeset.output.map_err(|e| sheet_fault(&e)))
}

/// Sets the pages of a sheet that reads this data.
pub(crate) fn compile_data(sheet: &'static str, data: &serde_json::Value) -> Result<PagedDocument, Fault> {
    typst::compile(&Desk::new(sheet, data.to_string())).output.map_err(|e| sheet_fault(&e))
}

/// Sets the paper's pages, with the typesetter's warnings.
pub(super) fn compile<D: Document>(facts: &D) -> Result<Warned<SourceResult<PagedDocument>>, Fault> {
    let data = serde_json::json!({ "facts": facts, "layout": profile_on(facts.day()) });
    match missing_letter(&data) {
        Some(letter) => Err(Fault::Letter(letter)),
        None => Ok(typst::compile(&Desk::new(D::SHEET, data.to_string()))),
    }
}

/// The PDF of pages that were set.
pub(crate) fn export<D: Document>(facts: &D, pages: &PagedDocument) -> Result<Vec<u8>, Fault> {
    export_pages(&facts.ident(), facts.day(), pages)
}

/// The PDF of pages that were set.
pub(crate) fn export_pages(ident: &str, day: Day, pages: &PagedDocument) -> Result<Vec<u8>, Fault> {
    let standards =
        PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).map_err(|e| Fault::Sheet(e.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(ident.to_owned()),
        creator: Smart::Custom(Some("chibo".to_owned())),
        timestamp: midnight(day),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(pages, &options).map_err(|e| sheet_fault(&e))
}

/// The start of a day in Vietnam, seven hours before Greenwich.
fn midnight(day: Day) -> Option<Timestamp> {
    let (month, dom) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Timestamp::new_local(Datetime::from_ymd_hms(day.year(), month, dom, 0, 0, 0)?, 7 * 60)
}

fn sheet_fault(errors: &[SourceDiagnostic]) -> Fault {
    Fault::Sheet(errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join("; "))
}

/// The first letter of the data that a face lacks.
fn missing_letter(data: &serde_json::Value) -> Option<char> {
    use serde_json::Value;
    match data {
        Value::String(text) => faces::missing_letter(text),
        Value::Array(items) => items.iter().find_map(missing_letter),
        Value::Object(fields) => fields.values().find_map(missing_letter),
        _ => None,
    }
}

/// What the typesetter sees of the world.
struct Desk {
    sheet: Source,
    data: Bytes,
}

impl Desk {
    fn new(sheet: &'static str, data: String) -> Self {
        Self { sheet: Source::new(PATHS.sheet, sheet.to_owned()), data: Bytes::from_string(data) }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        PATHS.sheet
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == PATHS.sheet {
            Ok(self.sheet.clone())
        } else if id == PATHS.form {
            Ok(FORM.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == PATHS.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FACES.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The fixed paths. A typst path is interned for the life of the process, so there must never be one a paper.
struct Paths {
    sheet: FileId,
    form: FileId,
    data: FileId,
}

static PATHS: LazyLock<Paths> =
    LazyLock::new(|| Paths { sheet: interned("/main.typ"), form: interned("/form.typ"), data: interned("/data.json") });

fn interned(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the fixed paths are well formed");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static FORM: LazyLock<Source> = LazyLock::new(|| Source::new(PATHS.form, include_str!("form.typ").to_owned()));
static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FACES.iter())));
