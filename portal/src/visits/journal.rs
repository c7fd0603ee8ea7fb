//! The journal of counts that are not in the database yet: a file of the process's own, appended to many times a second. A
//! write of the operating system outlives a killed process, and nothing of it waits for the database. Each record has a
//! number and a checksum; the database keeps the number of the last record added, so none is added twice and none is lost.

use super::book::Stretch;
use super::counts::Counts;
use bytes::{Buf, BufMut};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// At this length a journal begins anew with what is not in the database yet.
const LONG: u64 = 1 << 20;

/// This process's journal.
pub(crate) struct Journal {
    /// How long it is.
    pub length: u64,
    file: File,
    path: PathBuf,
}

impl Journal {
    /// Begins one. The file stays locked for as long as the process lives.
    pub(crate) fn begin(folder: &Path, id: Uuid) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let _alone = alone(folder)?;
        Self::at(folder.join(format!("{id}.{ENDING}")))
    }

    fn at(path: PathBuf) -> io::Result<Self> {
        let file = OpenOptions::new().append(true).create_new(true).open(&path)?;
        file.try_lock()?;
        Ok(Self { length: 0, file, path })
    }

    /// Writes a record. One that could be written only in part is taken off again, or what follows could not be read.
    pub(crate) fn append(&mut self, number: u64, counts: &Counts) -> io::Result<()> {
        let record = counts.write(number);
        let mut framed = Vec::with_capacity(record.len() + 8);
        framed.put_u32_le(u32::try_from(record.len()).map_err(io::Error::other)?);
        framed.put_u32_le(crc32fast::hash(&record));
        framed.put_slice(&record);
        if let Err(error) = self.file.write_all(&framed) {
            self.file.set_len(self.length)?;
            return Err(error);
        }
        self.length += framed.len() as u64;
        Ok(())
    }

    /// Begins anew if it is long, with what is new as one record; all else must be in the database. The new file takes the
    /// place of the old one when it is whole, so that nothing is lost at whatever moment the process is killed.
    pub(crate) fn shorten(&mut self, new: &Stretch) -> io::Result<()> {
        if self.length < LONG {
            return Ok(());
        }
        let _alone = self.path.parent().map(alone).transpose()?;
        let beside = self.path.with_extension(BESIDE);
        remove_if_there(&beside)?;
        let mut anew = Self::at(beside)?;
        if !new.counts.is_empty() {
            anew.append(new.last, &new.counts)?;
        }
        std::fs::rename(&anew.path, &self.path)?;
        (self.length, self.file) = (anew.length, anew.file);
        Ok(())
    }
}

const ENDING: &str = "journal";
/// The ending of a journal that is being made to take another's place.
const BESIDE: &str = "new";

fn remove_if_there(path: &Path) -> io::Result<()> {
    std::fs::remove_file(path).or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

/// Held while journals are begun and looked for, so that nobody takes one up that is just being begun.
fn alone(folder: &Path) -> io::Result<File> {
    let lock = OpenOptions::new().create(true).truncate(false).write(true).open(folder.join("lock"))?;
    lock.lock()?;
    Ok(lock)
}

/// A journal whose process is gone.
pub(crate) struct Left {
    /// Its key.
    pub id: Uuid,
    path: PathBuf,
    file: File,
}

/// What stands in a journal that was left.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// The counts after the number that was asked for.
    pub counts: Counts,
    /// The last record's number.
    pub last: u64,
    /// Bytes at the end that are no whole record: the process was killed while writing.
    pub torn: usize,
}

impl Left {
    /// The counts of all records after this number.
    pub(crate) fn after(&mut self, number: u64) -> io::Result<Found> {
        let mut bytes = Vec::new();
        self.file.read_to_end(&mut bytes)?;
        let (mut rest, mut found) = (bytes.as_slice(), Found { last: number, ..Found::default() });
        while let Some((at, counts)) = next(&mut rest) {
            if at > number {
                found.counts.add(&counts);
                found.last = found.last.max(at);
            }
        }
        found.torn = rest.len();
        Ok(found)
    }

    /// Throws it away. All of it must be in the database.
    pub(crate) fn remove(self) -> io::Result<()> {
        remove_if_there(&self.path.with_extension(BESIDE))?;
        std::fs::remove_file(self.path)
    }
}

/// The next whole record; what is left stays where it is.
fn next(rest: &mut &[u8]) -> Option<(u64, Counts)> {
    let mut bytes = *rest;
    let length = usize::try_from(bytes.try_get_u32_le().ok()?).ok()?;
    let checksum = bytes.try_get_u32_le().ok()?;
    let (record, after) = bytes.split_at_checked(length)?;
    let read = Some(record).filter(|record| crc32fast::hash(record) == checksum).and_then(Counts::read)?;
    *rest = after;
    Some(read)
}

/// The journals whose processes are gone; they stay locked while they are held here.
pub(crate) fn left(folder: &Path) -> io::Result<Vec<Left>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let _alone = alone(folder)?;
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str()).and_then(|name| Uuid::parse_str(name).ok());
        let Some(id) = name.filter(|_| path.extension().is_some_and(|ending| ending == ENDING)) else { continue };
        match File::open(&path) {
            Ok(file) if file.try_lock().is_ok() => found.push(Left { id, path, file }),
            Ok(_) => {}
            Err(error) => tracing::warn!(%id, %error, "a journal cannot be opened"),
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::visits::counts::Pair;
    use chrono::NaiveDate;

    fn counted(people: u64) -> Counts {
        let mut counts = Counts::default();
        counts.count(NaiveDate::default(), Some(Uuid::from_u128(7)), Pair { people, bots: 1 });
        counts
    }

    fn written(folder: &Path) -> PathBuf {
        let mut journal = Journal::begin(folder, Uuid::from_u128(1)).unwrap();
        for number in 1..=3 {
            journal.append(number, &counted(number * 10)).unwrap();
        }
        folder.join(format!("{}.{ENDING}", Uuid::from_u128(1)))
    }

    #[test]
    fn a_living_process_keeps_its_journal_and_a_dead_ones_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::begin(folder.path(), Uuid::from_u128(1)).unwrap();
        assert!(left(folder.path()).unwrap().is_empty());
        drop(journal);
        assert_eq!(left(folder.path()).unwrap().len(), 1);
    }

    #[test]
    fn only_what_is_not_in_the_database_is_taken_up() {
        let folder = tempfile::tempdir().unwrap();
        written(folder.path());
        let found = left(folder.path()).unwrap().remove(0).after(1).unwrap();
        assert_eq!((found.counts.all(), found.last, found.torn), (Pair { people: 50, bots: 2 }, 3, 0));
        assert!(left(folder.path()).unwrap().remove(0).after(3).unwrap().counts.is_empty());
    }

    #[test]
    fn a_long_journal_begins_anew_with_what_is_new_and_is_still_that_of_a_living_process() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::begin(folder.path(), Uuid::from_u128(1)).unwrap();
        let new = Stretch { last: 9, counts: counted(7) };
        journal.append(8, &counted(1)).unwrap();
        journal.shorten(&new).unwrap();
        assert!(journal.length > 0, "it is not long");
        let length = journal.length;
        journal.length = LONG;
        // Left by one who was killed in the middle.
        std::fs::write(folder.path().join(format!("{}.{BESIDE}", Uuid::from_u128(1))), "x").unwrap();
        journal.shorten(&new).unwrap();
        assert_eq!(journal.length, length);
        assert!(left(folder.path()).unwrap().is_empty(), "it is locked");
        journal.append(10, &counted(5)).unwrap();
        drop(journal);
        let mut found = left(folder.path()).unwrap();
        let found = (found.len(), found.remove(0).after(0).unwrap());
        assert_eq!((found.0, found.1.counts.all().people, found.1.last, found.1.torn), (1, 12, 10, 0));
    }

    #[test]
    fn a_torn_last_record_is_known_wherever_it_is_torn() {
        let folder = tempfile::tempdir().unwrap();
        let path = written(folder.path());
        let whole = std::fs::read(&path).unwrap();
        let record = whole.len() / 3;
        for cut in 1..record {
            std::fs::write(&path, whole.get(..whole.len() - cut).unwrap()).unwrap();
            let found = left(folder.path()).unwrap().remove(0).after(0).unwrap();
            assert_eq!((found.counts.all().people, found.last, found.torn), (30, 2, record - cut), "cut by {cut}");
        }
    }
}
