//! LibreOffice opens what is written, and shows the same words.

use super::Desk;
use scraper::{Html, Selector};
use std::path::Path;
use std::process::Command;

/// Pages whose workbooks are opened.
const PAGES: [&str; 5] = [
    "/van-phong/danh-sach",
    "/van-phong/ho-gia-dinh",
    "/van-phong",
    "/van-phong/dang-phi/nam/2025",
    "/van-phong/sinh-hoat?nam=2024",
];

/// Turns workbooks into pages of cells as they are shown; `None` where there is no LibreOffice and none is required.
fn shown(dir: &Path, files: &[String]) -> Option<String> {
    let profile = format!("-env:UserInstallation=file://{}/profile", dir.display());
    let mut office = Command::new("soffice");
    office
        .current_dir(dir)
        .arg(profile)
        .args(["--headless", "--convert-to", "html:HTML (StarCalc)", "--outdir", "shown"])
        .args(files);
    match office.output() {
        Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr)),
        Err(missing) if std::env::var("CHIBO_REQUIRE_OFFICE").is_ok_and(|required| required == "1") => {
            panic!("LibreOffice is required and not to be had: {missing}")
        }
        Err(_) => return None,
    }
    let text = |file: &String| {
        let html = std::fs::read_to_string(dir.join("shown").join(file).with_extension("html")).unwrap();
        let cells: Vec<String> = Html::parse_document(&html)
            .select(&Selector::parse("td").unwrap())
            .map(|cell| one_line(&cell.text().collect::<Vec<_>>().join(" ")))
            .collect();
        cells.join("\n")
    };
    Some(files.iter().map(text).collect::<Vec<_>>().join("\n"))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn asked(page: &str) -> String {
    format!("{page}{}bang-tinh", if page.contains('?') { '&' } else { '?' })
}

#[tokio::test]
async fn libre_office_opens_the_workbooks_and_shows_the_same_words() {
    let desk = Desk::new().await;
    let dir = tempfile::tempdir().unwrap();
    let mut texts = Vec::new();
    let mut files = Vec::new();
    for (at, page) in PAGES.into_iter().enumerate() {
        let answer = desk.get(&asked(page)).await;
        texts.extend(answer.sheets().iter().flat_map(super::desk::Sheet::texts));
        files.push(format!("{at}.xlsx"));
        std::fs::write(dir.path().join(format!("{at}.xlsx")), answer.bytes).unwrap();
    }
    let Some(shown) = shown(dir.path(), &files) else {
        eprintln!("skipped: LibreOffice (soffice) is not installed");
        return;
    };
    assert!(texts.len() > 500, "only {} texts", texts.len());
    for text in texts {
        assert!(shown.contains(&one_line(&text)), "LibreOffice does not show {text:?}");
    }
    // Real days and shares, shown as people read them.
    for figure in ["\n1\n", "\n03/12/2024\n", "\n100.00%\n", "\n26,000\n"] {
        assert!(shown.contains(figure), "LibreOffice does not show {figure:?}");
    }
}
