//! One server a data directory, where the database stands in it. Whoever serves it, or brings its database up to date, holds
//! the lock of a file in it for as long as the process lives; the operating system lets go of it when the process ends, however
//! it ends. Servers on one database elsewhere share the lock, and only keep out who must be alone.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// The lock's file in a data directory; what stands in it is the number of the process that holds it.
pub const FILE: &str = "chibo.lock";

/// Held for as long as the value lives.
#[derive(Debug)]
pub struct Alone(#[expect(dead_code, reason = "it is held, not read")] File);

/// Another process holds the directory: its number, as far as it can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken(pub String);

/// Takes the data directory for this process alone.
pub fn hold(data: &Path) -> io::Result<Result<Alone, Taken>> {
    take(data, File::try_lock)
}

/// Takes the data directory together with others that do the same.
pub fn share(data: &Path) -> io::Result<Result<Alone, Taken>> {
    take(data, File::try_lock_shared)
}

fn take(data: &Path, lock: fn(&File) -> Result<(), TryLockError>) -> io::Result<Result<Alone, Taken>> {
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(data.join(FILE))?;
    match lock(&file) {
        Ok(()) => {
            file.set_len(0)?;
            file.seek(SeekFrom::Start(0))?;
            write!(file, "{}", std::process::id())?;
            Ok(Ok(Alone(file)))
        }
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            // Where a locked file cannot be read, nobody is named.
            let _ = file.take(20).read_to_string(&mut holder);
            Ok(Err(Taken(holder.trim().to_owned())))
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_is_told_who_holds_it_and_the_next_has_it() {
        let data = std::env::temp_dir().join(format!("chibo-alone-{}", std::process::id()));
        std::fs::create_dir_all(&data).unwrap();
        let first = hold(&data).unwrap().unwrap();
        assert_eq!(hold(&data).unwrap().unwrap_err(), Taken(std::process::id().to_string()));
        drop(first);
        let shared = [share(&data).unwrap().unwrap(), share(&data).unwrap().unwrap()];
        assert!(hold(&data).unwrap().is_err(), "who must be alone waits for all of them");
        drop(shared);
        assert!(hold(&data).unwrap().is_ok());
        std::fs::remove_dir_all(&data).unwrap();
    }
}
