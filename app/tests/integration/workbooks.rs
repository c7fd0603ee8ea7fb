//! Every table of the office as a workbook: the same rows, cells with their types, behind the same rights.

mod books;
mod crawl;
mod desk;
mod libre_office;

use desk::Desk;
