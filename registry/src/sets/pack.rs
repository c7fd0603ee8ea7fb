//! Papers as one archive, or one after another for the printer.

use super::job::{Form, Job, Named};
use chibo_core::name::fold;
use chibo_paper::writing::{Fault, docx, pdf};
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A fault with the name of the paper in which it stands.
pub(super) type PackFault = (Fault, String);

/// How many papers are set between two looks at the progress, on all processors together.
const AT_ONCE: usize = 8;

pub(super) fn pack(job: &Job, papers: &[Named]) -> Result<Vec<u8>, PackFault> {
    if job.form == Form::Print {
        return print(job, papers);
    }
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut names = Names::default();
    for some in papers.chunks(AT_ONCE) {
        let made = std::thread::scope(|scope| {
            let threads: Vec<_> = some.iter().map(|one| scope.spawn(move || set(job.form, one))).collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap_or_else(|_| Err(Fault::Sheet("a thread died".to_owned()))))
                .collect::<Vec<_>>()
        });
        for (one, files) in some.iter().zip(made) {
            let name = names.of(one);
            for (ending, bytes) in files.map_err(|fault| (fault, one.name.clone()))? {
                write(&mut archive, &format!("{name}.{ending}"), &bytes).map_err(|fault| (fault, one.name.clone()))?;
            }
            job.step();
        }
    }
    let finished = archive.finish().map_err(|fault| (Fault::Sheet(fault.to_string()), job.name.clone()))?;
    Ok(finished.into_inner())
}

fn print(job: &Job, papers: &[Named]) -> Result<Vec<u8>, PackFault> {
    let all: Vec<_> = papers.iter().map(|one| one.paper.clone()).collect();
    pdf(&all).map_err(|fault| (fault, job.name.clone()))
}

fn set(form: Form, one: &Named) -> Result<Vec<(&'static str, Vec<u8>)>, Fault> {
    let mut files = Vec::new();
    if matches!(form, Form::Pdf | Form::Both) {
        files.push(("pdf", pdf(std::slice::from_ref(&one.paper))?));
    }
    if matches!(form, Form::Docx | Form::Both) {
        files.push(("docx", docx(&one.paper)?));
    }
    Ok(files)
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
