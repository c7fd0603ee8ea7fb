//! LibreOffice opens every Word file; its words are those of the PDF, in the same places.
//!
//! Without LibreOffice the test says so and passes, unless `CHIBO_REQUIRE_OFFICE=1` asks for it.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use chibo_paper::writing::layout::profile_on;
use chibo_paper::writing::{Paper, Piece, docx, pdf};

use super::archive::made;
use super::measure::{Line, Page, pages};
use super::samples;

#[test]
fn the_same_paper_is_the_same_files() {
    for paper in samples::all() {
        assert!(docx(&paper).expect("a file") == docx(&paper).expect("a file"));
    }
    for (paper, file) in made() {
        assert!(pdf(std::slice::from_ref(paper)).expect("a file") == *file);
    }
}

#[test]
fn libreoffice_reads_the_words_of_the_pdf_in_the_same_places() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("office-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("fonts.conf"), fonts(&folder)).expect("a folder to write to");
    let files: Vec<PathBuf> = (0..).zip(made()).map(|(n, (paper, _))| written(&folder.join(format!("{n}.docx")), paper)).collect();
    let opened = converted(&folder, "pdf", &files) && converted(&folder, "txt:Text (encoded):UTF8", &files);
    for ((paper, ours), file) in made().iter().zip(&files).filter(|_| opened) {
        let words = std::fs::read_to_string(file.with_extension("txt")).expect("LibreOffice's text");
        let ours = pages(ours);
        assert_eq!(of_text(paper, &words), of_pages(paper, &ours), "{}", paper.ident);
        same_places(paper, &ours, &pages(&std::fs::read(file.with_extension("pdf")).expect("LibreOffice's PDF")));
    }
    std::fs::remove_dir_all(&folder).ok();
}

fn written(path: &Path, paper: &Paper) -> PathBuf {
    std::fs::write(path, docx(paper).expect("a file")).expect("a folder to write to");
    path.to_owned()
}

/// The papers' own faces, whatever fonts the machine has.
fn fonts(folder: &Path) -> String {
    format!(
        "<fontconfig><dir>{}/fonts</dir><cachedir>{}</cachedir><alias binding=\"same\"><family>Times New Roman</family>\
         <prefer><family>Tinos</family></prefer></alias></fontconfig>",
        env!("CARGO_MANIFEST_DIR"),
        folder.join("fonts").display(),
    )
}

/// Lets LibreOffice convert all files in one call. False where there is no LibreOffice and none is asked for.
fn converted(folder: &Path, form: &str, files: &[PathBuf]) -> bool {
    let mut office = Command::new("soffice");
    office.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
    office.args(["--headless", "--convert-to", form, "--outdir"]).arg(folder).args(files);
    office.env("FONTCONFIG_FILE", folder.join("fonts.conf"));
    let started = office.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0).spawn();
    let Ok(mut office) = started else {
        let asked = std::env::var("CHIBO_REQUIRE_OFFICE").is_ok_and(|asked| asked == "1");
        assert!(!asked, "soffice is missing: install libreoffice-writer-nogui");
        eprintln!("skipped: soffice is missing, so no Word file was opened");
        return false;
    };
    for _ in 0..1800 {
        if let Some(ended) = office.try_wait().expect("a process") {
            assert!(ended.success(), "soffice failed: {ended}");
            return true;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    // The whole group: soffice is a script that starts the program proper.
    Command::new("kill").args(["--", &format!("-{}", office.id())]).status().ok();
    panic!("soffice did not end within three minutes");
}

/// The heads of the paper's tables: they stand again on each page in one form only.
fn heads(paper: &Paper) -> Vec<&str> {
    let tables = paper.body.iter().filter_map(|piece| if let Piece::Table(table) = piece { Some(table) } else { None });
    tables.flat_map(|table| &table.columns).map(|column| column.head.as_str()).filter(|head| !head.is_empty()).collect()
}

/// All words of LibreOffice's text but the heads of tables. Boxes are drawn in the PDF, the ticked one with an x.
fn of_text(paper: &Paper, text: &str) -> Vec<String> {
    let heads = heads(paper);
    for head in &heads {
        assert!(text.lines().any(|line| line.trim() == *head), "{}: no head {head}", paper.ident);
    }
    let text = text.trim_start_matches('\u{feff}').replace('☐', " ").replace('☒', "x");
    let lines = text.lines().filter(|line| !heads.contains(&line.trim()));
    lines.flat_map(str::split_whitespace).map(ToOwned::to_owned).collect()
}

/// All words of the PDF but page numbers, the heads of tables, and what stands within the plot.
fn of_pages(paper: &Paper, pages: &[Page]) -> Vec<String> {
    let (heads, top) = (heads(paper), profile_on(paper.day).margin_top_mm);
    let wanted = |line: &&Line| line.base > top && !heads.contains(&line.text.as_str()) && !line.text.starts_with("Quý ");
    let lines = pages.iter().flat_map(|page| &page.lines).filter(wanted);
    lines.flat_map(|line| line.text.split_whitespace()).map(ToOwned::to_owned).collect()
}

/// As many pages of the same size; on the first page each line of the heading, the name and the signatures where the PDF
/// has it. Running text may break elsewhere, as the two justify in their own ways.
fn same_places(paper: &Paper, ours: &[Page], office: &[Page]) {
    let name = &paper.ident;
    assert_eq!(ours.len(), office.len(), "{name}: pages");
    for (our, their) in ours.iter().zip(office) {
        assert!((our.width - their.width).abs() < 0.5 && (our.height - their.height).abs() < 0.5, "{name}: the sheet");
        let (right, left) = (profile_on(paper.day).margin_right_mm, profile_on(paper.day).margin_left_mm);
        let inside = |line: &&Line| line.left > left - 0.5 && line.right < their.width - right + 0.5;
        assert!(their.lines.iter().all(|line| inside(&line)), "{name}: {:?}", their.lines.iter().find(|line| !inside(line)));
    }
    let first = |line: &Line| line.text.split(' ').next().map(ToOwned::to_owned);
    let continued = |line: &Line| line.size > 13.5 && (line.left - 30.0).abs() < 1.0 && !line.text.starts_with("Không thụt");
    for line in ours[0].lines.iter().filter(|line| !continued(line) && !line.text.starts_with("Quý ")) {
        let near = |their: &Line| (their.left - line.left).abs() < 1.5 && (their.base - line.base).abs() < 3.0;
        let same = |their: &&Line| first(their) == first(line) && near(their) && (their.size - line.size).abs() < 0.5;
        // Boxes part the line in the PDF alone.
        let in_boxes = line.text == "x" || line.text.ends_with("thiếu.");
        assert!(in_boxes || office[0].lines.iter().any(|their| same(&their)), "{name}: {line:?} not in {:#?}", office[0].lines);
    }
}
