//! Papers as one archive, or one after another for the printer.

use super::job::{Form, Job, Named};
use chibo_core::name::fold;
use chibo_paper::writing::{self, Fault, Paper, each, pdf};
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A fault with the name of the paper in which it stands.
pub(super) type PackFault = (Fault, String);

pub(super) fn pack(job: &Job, papers: &[Named]) -> Result<Vec<u8>, PackFault> {
    let all: Vec<Paper> = papers.iter().map(|one| one.paper.clone()).collect();
    if job.form == Form::Print {
        return pdf(&all).map_err(|fault| (fault, job.name.clone()));
    }
    // Where both are made, the PDFs take the time: they are what the progress counts.
    let (as_pdf, as_docx) = (job.form != Form::Docx, job.form != Form::Pdf);
    let pdfs = if as_pdf { each(&all, writing::Form::Pdf, || job.step()) } else { Vec::new() };
    let count = || {
        if !as_pdf {
            job.step();
        }
    };
    let docxs = if as_docx { each(&all, writing::Form::Docx, count) } else { Vec::new() };
    let mut made = [("pdf", pdfs.into_iter()), ("docx", docxs.into_iter())];

    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut names = Names::default();
    for one in papers {
        let name = names.of(one);
        for (ending, files) in &mut made {
            let Some(file) = files.next() else { continue };
            file.and_then(|bytes| write(&mut archive, &format!("{name}.{ending}"), &bytes))
                .map_err(|fault| (fault, one.name.clone()))?;
        }
    }
    let finished = archive.finish().map_err(|fault| (Fault::Sheet(fault.to_string()), job.name.clone()))?;
    Ok(finished.into_inner())
}

fn write(archive: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Result<(), Fault> {
    // Always the same time, so that the same papers are the same archive.
    let options = SimpleFileOptions::default();
    archive.start_file(name, options).map_err(|fault| Fault::Sheet(fault.to_string()))?;
    archive.write_all(bytes).map_err(|fault| Fault::Sheet(fault.to_string()))
}

/// Names of files, in their order and each once: "review-form/001-nguyen-van-an".
#[derive(Default)]
struct Names {
    folder: String,
    number: usize,
}

impl Names {
    fn of(&mut self, one: &Named) -> String {
        if self.folder != one.folder {
            self.folder.clone_from(&one.folder);
            self.number = 0;
        }
        self.number += 1;
        let plain: String = fold(&one.name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
        format!("{}/{:03}-{}", self.folder, self.number, words.join("-"))
    }
}
