//! LibreOffice opens the Word files.

use super::samples;
use chibo_paper::writing::{docx, pdf};

#[test]
fn the_same_paper_is_the_same_files() {
    for paper in samples::all() {
        assert!(docx(&paper).expect("a file") == docx(&paper).expect("a file"));
        assert!(pdf(std::slice::from_ref(&paper)).expect("a file") == pdf(std::slice::from_ref(&paper)).expect("a file"));
    }
}
