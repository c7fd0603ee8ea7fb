//! What a slice brings to the roof: its pages, tables, words, the kinds of records that history and undo know,
//! and what falls due in it.

use crate::check::FileCheck;
use crate::due::DueFinder;
use crate::private::Table;
use crate::record::Kind;
use crate::routes::Routes;
use crate::words::Locales;
use sea_orm_migration::MigrationTrait;

/// One slice of the house. The roof holds the list.
#[derive(Clone, Copy)]
pub struct Slice {
    /// The slice's name, the same as its folder.
    pub name: &'static str,
    /// Its pages, each with the right that opens it.
    pub routes: fn() -> Routes,
    /// Its tables, oldest change first.
    pub migrations: fn() -> Vec<Box<dyn MigrationTrait>>,
    /// Its words.
    pub words: &'static Locales,
    /// Its recorded kinds.
    pub kinds: fn() -> Vec<Kind>,
    /// Its tables with private fields that are no recorded kinds.
    pub private: fn() -> Vec<Table>,
    /// What falls due in it, where the page that collects it stands below.
    pub due: Option<DueFinder>,
    /// Whether the files that it keeps beside the database are as it left them.
    pub files: Option<FileCheck>,
    /// Its tables that triggers, or it itself, make out of others and that are made again where those are carried over.
    pub derived: &'static [&'static str],
}
