//! Papers as files: what is measured in the PDF, what Word's schema asks, what LibreOffice reads, what must not break.

mod office;
mod samples;
