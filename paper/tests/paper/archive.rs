//! The PDF as an archive and a reader's eyes ask for it: fonts within, tags, the words of pictures, what it says it keeps.

use std::sync::LazyLock;

use chibo_paper::writing::{Paper, pdf};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Dict, Name, Object, Stream};

use super::samples;

/// All samples as PDF, made once.
pub(crate) fn made() -> &'static [(Paper, Vec<u8>)] {
    static MADE: LazyLock<Vec<(Paper, Vec<u8>)>> = LazyLock::new(|| {
        let made = |paper: &Paper| pdf(std::slice::from_ref(paper)).expect("a file");
        samples::all().into_iter().map(|paper| (paper.clone(), made(&paper))).collect()
    });
    &MADE
}

fn files() -> impl Iterator<Item = (&'static str, Pdf)> {
    made().iter().map(|(paper, file)| (paper.ident.as_str(), Pdf::new(file.clone()).expect("a PDF")))
}

fn dicts(file: &Pdf) -> impl Iterator<Item = Dict<'_>> {
    file.objects().into_iter().filter_map(|object| match object {
        Object::Dict(dict) => Some(dict),
        Object::Stream(stream) => Some(stream.dict().clone()),
        _ => None,
    })
}

fn is(dict: &Dict, key: &str, name: &str) -> bool {
    dict.get::<Name>(key).is_some_and(|found| found.as_str() == name)
}

#[test]
fn fonts_are_embedded_as_far_as_used_and_all_of_one_family() {
    for (name, file) in files() {
        let mut fonts = 0;
        for font in dicts(&file).filter(|dict| is(dict, "Type", "Font")) {
            let family = font.get::<Name>("BaseFont").expect("a name").as_str().to_owned();
            let (tag, family) = family.split_once('+').unwrap_or_else(|| panic!("{name}: {family} is whole"));
            assert!(tag.len() == 6 && family.starts_with("Tinos"), "{name}: {family}");
            if let Some(descriptor) = font.get::<Dict>("FontDescriptor") {
                fonts += 1;
                let bytes = ["FontFile2", "FontFile3"].iter().find_map(|key| descriptor.get::<Stream>(*key)).expect(name);
                // The whole face has 480 kB.
                assert!(bytes.decoded().expect("a font").len() < 100_000, "{name}: {family} is whole");
            }
        }
        assert!(fonts >= 2, "{name}");
    }
}

#[test]
fn the_file_says_that_it_is_archival_and_accessible_and_is_tagged() {
    for (name, file) in files() {
        let catalog: Dict = file.xref().get(file.xref().root_id()).expect("a catalog");
        assert!(catalog.contains_key("StructTreeRoot"), "{name}");
        assert_eq!(catalog.get::<Dict>("MarkInfo").and_then(|marks| marks.get::<bool>("Marked")), Some(true), "{name}");
        let metadata = catalog.get::<Stream>("Metadata").expect("metadata").decoded().expect("metadata").into_owned();
        let metadata = String::from_utf8(metadata).expect("letters");
        for says in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "<rdf:li>vi<"] {
            assert!(metadata.contains(says), "{name}: {says}");
        }
    }
}

#[test]
fn tags_name_headings_tables_and_what_pictures_show() {
    let (name, file) = files().next().expect("a file");
    let tagged = |tag: &str| dicts(&file).filter(|dict| is(dict, "S", tag)).count();
    for (tag, least) in [("H1", 3), ("H2", 1), ("H3", 1), ("P", 20), ("Table", 3), ("TH", 8), ("TD", 12), ("Figure", 1)] {
        assert!(tagged(tag) >= least, "{name}: {} {tag}", tagged(tag));
    }
    let plots: Vec<_> = dicts(&file).filter(|dict| is(dict, "S", "Figure")).collect();
    assert!(plots.iter().all(|plot| plot.contains_key("Alt")), "{name}");
}
