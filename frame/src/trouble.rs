//! What is wrong with the machine when nobody did anything wrong: a full disk, one that takes nothing, a database that is
//! gone. Said in a sentence, with what became of the work and what to do; the server goes on.

use crate::errors::Message;
use crate::words::{Lang, Words};
use axum::http::StatusCode;
use sea_orm::sqlx::Error as Sqlx;
use sea_orm::{DbErr, RuntimeErr};
use std::error::Error;
use std::io::{self, ErrorKind};

/// A trouble of the machine's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The disk is full.
    Full,
    /// The disk, or the database, takes nothing.
    ReadOnly,
    /// The disk fails.
    Disk,
    /// The database does not answer.
    Lost,
    /// Another one writes, and does not end.
    Busy,
    /// What the database's file holds is no database, or no whole one.
    Damaged,
}

impl Trouble {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Full, Self::ReadOnly, Self::Disk, Self::Lost, Self::Busy, Self::Damaged];

    /// What a fault comes from, if it is one of these.
    pub fn of(fault: &anyhow::Error) -> Option<Self> {
        fault.chain().find_map(of_one)
    }

    /// What an error of the database comes from.
    pub fn of_database(error: &DbErr) -> Option<Self> {
        match error {
            DbErr::ConnectionAcquire(_) => Some(Self::Lost),
            DbErr::Conn(error) | DbErr::Exec(error) | DbErr::Query(error) => match error {
                RuntimeErr::SqlxError(error) => of_sqlx(error),
                RuntimeErr::Internal(_) => None,
            },
            _ => None,
        }
    }

    /// What an error of the sessions' store comes from.
    pub(crate) fn of_session(error: &tower_sessions::session::Error) -> Option<Self> {
        of_one(error)
    }

    /// Its name in the locale files, and where only text is handed on.
    pub fn code(self) -> &'static str {
        match self {
            Self::Full => "trouble-full",
            Self::ReadOnly => "trouble-read-only",
            Self::Disk => "trouble-disk",
            Self::Lost => "trouble-lost",
            Self::Busy => "trouble-busy",
            Self::Damaged => "trouble-damaged",
        }
    }

    /// The one of this name.
    pub fn named(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trouble| trouble.code() == code)
    }

    /// How it is answered: 507 where there is no room, 503 where it may pass.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Full => StatusCode::INSUFFICIENT_STORAGE,
            _ => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What it is, and what to do.
    pub fn message(self, words: &Words, lang: Lang) -> Message {
        let remedy = format!("{}-remedy", self.code());
        Message::new(words.t(lang, self.code())).remedy(words.t(lang, &remedy))
    }
}

fn of_one(error: &(dyn Error + 'static)) -> Option<Trouble> {
    if let Some(error) = error.downcast_ref::<DbErr>() {
        return Trouble::of_database(error);
    }
    if let Some(tower_sessions::session::Error::Store(error)) = error.downcast_ref() {
        return of_one(error);
    }
    if let Some(tower_sessions::session_store::Error::Backend(code)) = error.downcast_ref() {
        return Trouble::named(code);
    }
    error.downcast_ref::<io::Error>().and_then(of_io)
}

fn of_io(error: &io::Error) -> Option<Trouble> {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Some(Trouble::Full),
        ErrorKind::ReadOnlyFilesystem => Some(Trouble::ReadOnly),
        _ => None,
    }
}

fn of_sqlx(error: &Sqlx) -> Option<Trouble> {
    match error {
        Sqlx::Io(_) | Sqlx::Tls(_) | Sqlx::Protocol(_) | Sqlx::PoolTimedOut | Sqlx::PoolClosed | Sqlx::WorkerCrashed => {
            Some(Trouble::Lost)
        }
        Sqlx::Database(error) => error.code().and_then(|code| of_code(&code)),
        _ => None,
    }
}

/// SQLite says a number, whose last byte is the kind of error; PostgreSQL five signs.
fn of_code(code: &str) -> Option<Trouble> {
    if code.len() < 5
        && let Ok(number) = code.parse::<u32>()
    {
        return match number & 0xff {
            5 | 6 => Some(Trouble::Busy),
            8 | 14 => Some(Trouble::ReadOnly),
            10 => Some(Trouble::Disk),
            11 | 26 => Some(Trouble::Damaged),
            13 => Some(Trouble::Full),
            _ => None,
        };
    }
    match code {
        "53100" => Some(Trouble::Full),
        "25006" => Some(Trouble::ReadOnly),
        "40P01" | "55P03" => Some(Trouble::Busy),
        "58030" => Some(Trouble::Disk),
        "XX001" | "XX002" => Some(Trouble::Damaged),
        _ if ["08", "53", "57P"].iter().any(|kind| code.starts_with(kind)) => Some(Trouble::Lost),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn troubles_are_known_by_their_codes() {
        for (code, trouble) in [
            ("13", Some(Trouble::Full)),
            ("778", Some(Trouble::Disk)),
            ("1032", Some(Trouble::ReadOnly)),
            ("517", Some(Trouble::Busy)),
            ("26", Some(Trouble::Damaged)),
            ("1555", None),
            ("57P01", Some(Trouble::Lost)),
            ("08006", Some(Trouble::Lost)),
            ("53100", Some(Trouble::Full)),
            ("23505", None),
        ] {
            assert_eq!(of_code(code), trouble, "{code}");
        }
        for trouble in Trouble::ALL {
            assert_eq!(Trouble::named(trouble.code()), Some(trouble));
        }
        let full = anyhow::Error::from(io::Error::from(ErrorKind::StorageFull)).context("write a photo");
        assert_eq!(Trouble::of(&full), Some(Trouble::Full));
        let stored = tower_sessions::session_store::Error::Backend(String::from("trouble-lost"));
        assert_eq!(Trouble::of(&tower_sessions::session::Error::Store(stored).into()), Some(Trouble::Lost));
        assert_eq!(Trouble::of(&anyhow::anyhow!("a fault of ours")), None);
    }
}
