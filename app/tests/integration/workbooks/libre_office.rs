//! LibreOffice opens what is written, and shows the same words.

use super::Desk;
use std::path::Path;
use std::process::Command;

/// Pages whose workbooks are opened.
const PAGES: [&str; 5] = [
    "/van-phong/danh-sach",
    "/van-phong/ho-gia-dinh",
    "/van-phong",
    "/van-phong/dang-phi/nam/2025",
    "/van-phong/sinh-hoat/so/2024",
];

/// Texts with commas between, in UTF-8, each sheet a file of its own, cells as they are shown.
const CSV: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

/// Turns workbooks into texts; `None` where there is no LibreOffice and none is required.
fn shown(dir: &Path, files: &[String]) -> Option<String> {
    let profile = format!("-env:UserInstallation=file://{}/profile", dir.display());
    let mut office = Command::new("soffice");
    office.current_dir(dir).arg(profile).args(["--headless", "--convert-to", CSV, "--outdir", "shown"]).args(files);
    match office.output() {
        Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr)),
        Err(missing) if std::env::var("CHIBO_REQUIRE_OFFICE").is_ok_and(|required| required == "1") => {
            panic!("LibreOffice is required and not to be had: {missing}")
        }
        Err(_) => return None,
    }
    let texts = std::fs::read_dir(dir.join("shown")).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    Some(texts.collect())
}

#[tokio::test]
async fn libre_office_opens_the_workbooks_and_shows_the_same_words() {
    let desk = Desk::new().await;
    let dir = tempfile::tempdir().unwrap();
    let mut texts = Vec::new();
    let mut files = Vec::new();
    for (at, page) in PAGES.into_iter().enumerate() {
        let answer = desk.get(&format!("{page}?bang-tinh")).await;
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
        let quoted = text.replace('"', "\"\"");
        assert!(shown.contains(&quoted), "LibreOffice does not show {text:?}");
    }
    // Real days and shares, shown as people read them.
    for figure in ["\n1,", "03/07/2022", "%"] {
        assert!(shown.contains(figure), "LibreOffice does not show {figure:?}");
    }
}
