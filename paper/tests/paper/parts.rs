//! The parts of a Word file are as the standard's schema (ECMA-376, transitional) asks: Word repairs a file whose elements
//! stand in another order, and says so to whoever opens it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use chibo_paper::writing::{Paper, docx};
use resvg::usvg::roxmltree::{Document, Node};

use super::samples;

/// The children that an element may have here, in the order of the schema.
const ORDERS: &[(&str, &str)] = &[
    ("document", "body"),
    ("hdr", "p"),
    ("p", "pPr r"),
    ("pPr", "pStyle keepNext keepLines pageBreakBefore widowControl tabs spacing ind jc outlineLvl"),
    ("tabs", "tab"),
    ("r", "rPr t br tab fldChar instrText drawing"),
    ("rPr", "rFonts b bCs i iCs sz szCs u lang"),
    ("tbl", "tblPr tblGrid tr"),
    ("tblPr", "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook"),
    ("tblBorders", "top left bottom right insideH insideV"),
    ("tblCellMar", "top left bottom right"),
    ("tblGrid", "gridCol"),
    ("tr", "trPr tc"),
    ("trPr", "cantSplit tblHeader"),
    ("tc", "tcPr p"),
    ("tcPr", "tcW vAlign"),
    ("sectPr", "headerReference pgSz pgMar cols titlePg"),
    ("styles", "docDefaults style"),
    ("docDefaults", "rPrDefault pPrDefault"),
    ("rPrDefault", "rPr"),
    ("pPrDefault", "pPr"),
    ("style", "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr"),
    ("settings", "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator"),
    ("compat", "compatSetting"),
    ("drawing", "inline"),
    ("inline", "extent docPr cNvGraphicFramePr graphic"),
    ("cNvGraphicFramePr", "graphicFrameLocks"),
    ("graphic", "graphicData"),
    ("graphicData", "pic"),
    ("pic", "nvPicPr blipFill spPr"),
    ("nvPicPr", "cNvPr cNvPicPr"),
    ("blipFill", "blip stretch"),
    ("stretch", "fillRect"),
    ("spPr", "xfrm prstGeom"),
    ("xfrm", "off ext"),
    ("prstGeom", "avLst"),
];

type Parts = BTreeMap<String, Vec<u8>>;

fn parts(paper: &Paper) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx(paper).expect("a file"))).expect("an archive");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let mut read = |name: &String| {
        let mut part = Vec::new();
        archive.by_name(name).expect(name).read_to_end(&mut part).expect(name);
        (name.clone(), part)
    };
    names.iter().map(&mut read).collect()
}

fn text<'a>(parts: &'a Parts, name: &str) -> &'a str {
    std::str::from_utf8(&parts[name]).expect("letters")
}

fn is_xml(name: &str) -> bool {
    [".xml", ".rels"].iter().any(|end| name.ends_with(end))
}

fn elements<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// What is wrong with the order of the elements under this one.
fn faults(node: Node, found: &mut Vec<String>) {
    let name = node.tag_name().name();
    let order = ORDERS.iter().find(|(parent, _)| *parent == name).map(|(_, order)| order.split(' ').collect::<Vec<_>>());
    let mut last = 0;
    for child in elements(node) {
        let own = child.tag_name().name();
        faults(child, found);
        // A body mixes all its pieces; a run its words and ends of lines, after its properties.
        let mixed = name == "r" && own != "rPr";
        if name == "body" {
            continue;
        }
        match order.as_ref().and_then(|order| order.iter().position(|known| *known == own)) {
            None => found.push(format!("{own} in {name}")),
            Some(at) if at < last && !mixed => found.push(format!("{own} too late in {name}")),
            Some(at) => last = at,
        }
    }
}

#[test]
fn elements_stand_in_the_order_of_the_schema() {
    for paper in samples::all() {
        let parts = parts(&paper);
        for name in ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/header1.xml", "word/header2.xml"] {
            let part = Document::parse(text(&parts, name)).expect(name);
            let mut found = Vec::new();
            faults(part.root_element(), &mut found);
            assert!(found.is_empty(), "{} {name}: {found:?}", paper.ident);
        }
    }
}

#[test]
fn an_element_out_of_order_is_found() {
    let part = Document::parse("<p><r><t>a</t></r><pPr><jc/><spacing/><foo/></pPr></p>").expect("XML");
    let mut found = Vec::new();
    faults(part.root_element(), &mut found);
    assert_eq!(found, ["spacing too late in pPr", "foo in pPr", "pPr too late in p"]);
}

/// A cell ends with a paragraph, two tables never touch, the page stands last: else Word repairs.
#[test]
fn tables_are_whole_and_parted() {
    for paper in samples::all() {
        let parts = parts(&paper);
        let part = Document::parse(text(&parts, "word/document.xml")).expect("XML");
        let body = elements(part.root_element()).next().expect("a body");
        let order: Vec<&str> = elements(body).map(|piece| piece.tag_name().name()).collect();
        assert_eq!(order.last(), Some(&"sectPr"));
        assert!(!order.windows(2).any(|two| two == ["tbl", "tbl"] || two == ["tbl", "sectPr"]), "{}", paper.ident);
        for table in elements(body).filter(|piece| piece.tag_name().name() == "tbl") {
            let columns = table.descendants().filter(|node| node.tag_name().name() == "gridCol").count();
            for row in elements(table).filter(|node| node.tag_name().name() == "tr") {
                let cells: Vec<Node> = elements(row).filter(|node| node.tag_name().name() == "tc").collect();
                assert_eq!(cells.len(), columns);
                assert!(cells.iter().all(|cell| elements(*cell).last().is_some_and(|last| last.tag_name().name() == "p")));
            }
        }
    }
}

#[test]
fn every_part_style_and_picture_that_is_named_is_there() {
    for paper in samples::all() {
        let parts = parts(&paper);
        let types = text(&parts, "[Content_Types].xml");
        for name in parts.keys().filter(|name| !name.starts_with('[')) {
            let ending = name.rsplit('.').next().expect("an ending");
            let known = if ending == "xml" { format!("PartName=\"/{name}\"") } else { format!("Extension=\"{ending}\"") };
            assert!(types.contains(&known), "{name}");
        }
        for (relations, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
            let part = Document::parse(text(&parts, relations)).expect("XML");
            for relation in elements(part.root_element()) {
                let target = format!("{folder}{}", attribute(relation, "Target").expect("a target"));
                assert!(parts.contains_key(&target), "{target}");
            }
        }
        let related = Document::parse(text(&parts, "word/_rels/document.xml.rels")).expect("XML");
        let ids: BTreeSet<_> = elements(related.root_element()).filter_map(|relation| attribute(relation, "Id")).collect();
        let styles = Document::parse(text(&parts, "word/styles.xml")).expect("XML");
        let styles: BTreeSet<_> = elements(styles.root_element()).filter_map(|style| attribute(style, "styleId")).collect();
        let part = Document::parse(text(&parts, "word/document.xml")).expect("XML");
        let mut pictures = BTreeSet::new();
        for node in part.descendants().filter(Node::is_element) {
            match node.tag_name().name() {
                "pStyle" | "tblStyle" => assert!(styles.contains(attribute(node, "val").expect("a style")), "{node:?}"),
                "headerReference" => assert!(ids.contains(attribute(node, "id").expect("an id"))),
                "blip" => assert!(ids.contains(attribute(node, "embed").expect("an id"))),
                "docPr" => {
                    assert!(pictures.insert(attribute(node, "id").expect("an id")));
                    assert!(attribute(node, "descr").is_some_and(|alt| !alt.is_empty()));
                }
                _ => {}
            }
        }
        assert!(parts.keys().filter(|name| is_xml(name)).all(|name| text(&parts, name).starts_with("<?xml")));
    }
}

/// What a secretary finds in Word's list of styles, and how the paper calls itself.
#[test]
fn styles_bear_vietnamese_names_and_the_file_its_title_and_language() {
    let paper = samples::every_piece(samples::day(2026, 2, 9));
    let parts = parts(&paper);
    let styles = text(&parts, "word/styles.xml");
    for name in ["Tiêu đề Đảng", "Tên cơ quan", "Số ký hiệu", "Tên loại", "Trích yếu", "Nội dung", "Nơi nhận", "heading 1"]
    {
        assert!(styles.contains(&format!(r#"<w:name w:val="{name}"/>"#)), "{name}");
    }
    assert!(styles.contains(r#"<w:lang w:val="vi-VN""#));
    let core = text(&parts, "docProps/core.xml");
    assert!(core.contains("<dc:title>NGHỊ QUYẾT Đại hội Chi bộ khu 5B lần thứ V Nhiệm kỳ 2022-2025</dc:title>"));
    assert!(core.contains("<dc:creator>CHI BỘ KHU 5B</dc:creator>"));
    // Midnight in Vietnam.
    assert!(core.contains("2026-02-08T17:00:00Z</dcterms:created>"));
}
