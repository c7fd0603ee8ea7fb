//! **Khóa.** The key of a data directory. It stands in a file of its own that only the owner reads, never in the database and
//! never in a backup, and can be printed: who has a backup without the key has nothing.

use crate::app::random_bytes;
use crate::hash::hex;
use anyhow::Context;
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The key's file in a data directory.
pub const FILE: &str = "chibo.key";
/// Bytes of a key.
const LENGTH: usize = 32;
/// Digits that tell a mistyped key, behind those of the key.
const CHECK: usize = 4;
/// Digits of a group, as it is printed.
const GROUP: usize = 4;

/// The key of a data directory.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; LENGTH]);

/// Why what was typed is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadKey {
    /// Not as many digits as a key has.
    Length(usize),
    /// A letter that is no digit of a key.
    Letter(char),
    /// Some digit is mistyped.
    Mistyped,
}

/// The file of a key that is none: half written, or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged(pub PathBuf);

impl std::fmt::Display for Damaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the key's file {} is damaged", self.0.display())
    }
}

impl std::error::Error for Damaged {}

impl Key {
    /// A new key.
    pub(crate) fn made() -> Self {
        Self(random_bytes())
    }

    /// The key of a data directory, if it has one of its own.
    pub fn find(data: &Path) -> anyhow::Result<Option<Self>> {
        Self::read(&file(data))
    }

    /// The key in a file, if there is one.
    pub(crate) fn read(file: &Path) -> anyhow::Result<Option<Self>> {
        match std::fs::read_to_string(file) {
            Ok(text) => match Self::parse(&text) {
                Ok(key) => Ok(Some(key)),
                Err(_) => Err(Damaged(file.to_owned()).into()),
            },
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).context("read the key"),
        }
    }

    /// Writes the key into a data directory that has none.
    pub fn keep(&self, data: &Path) -> anyhow::Result<()> {
        self.write(&file(data))
    }

    fn write(&self, file: &Path) -> anyhow::Result<()> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut out = options.open(file).context("keep the key")?;
        writeln!(out, "{}", self.text()).context("keep the key")?;
        out.sync_all().context("keep the key")
    }

    /// Writes the key beside the one in this file, whose place it is to take.
    pub(crate) fn keep_beside(&self, file: &Path) -> anyhow::Result<()> {
        let part = beside(file);
        if let Err(error) = std::fs::remove_file(&part)
            && error.kind() != ErrorKind::NotFound
        {
            return Err(error).context("keep the new key");
        }
        self.write(&part)
    }

    /// The key that was kept beside takes its place.
    pub(crate) fn settle(file: &Path) -> anyhow::Result<()> {
        std::fs::rename(beside(file), file).context("put the new key in its place")
    }

    /// Reads a key as it was printed or typed: spaces, hyphens and large letters do not matter.
    pub fn parse(text: &str) -> Result<Self, BadKey> {
        let typed = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let digits: Vec<u32> = typed.map(|c| c.to_digit(16).ok_or(BadKey::Letter(c))).collect::<Result<_, _>>()?;
        if digits.len() != LENGTH * 2 + CHECK {
            return Err(BadKey::Length(digits.len()));
        }
        let mut bytes = [0; LENGTH];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = pair.iter().fold(0, |byte, digit| byte << 4 | u8::try_from(*digit).unwrap_or_default());
        }
        let key = Self(bytes);
        let typed: String = digits.iter().skip(LENGTH * 2).filter_map(|digit| char::from_digit(*digit, 16)).collect();
        if key.check_digits() == typed { Ok(key) } else { Err(BadKey::Mistyped) }
    }

    /// The key as it is printed: groups of four digits, the last of which tells a mistyped one.
    pub fn text(&self) -> String {
        let digits = hex(&self.0) + &self.check_digits();
        let groups = digits.as_bytes().chunks(GROUP).map(String::from_utf8_lossy);
        groups.collect::<Vec<_>>().join(" ")
    }

    fn check_digits(&self) -> String {
        hex(&Sha256::digest([b"chibo key check".as_slice(), &self.0].concat())).chars().take(CHECK).collect()
    }

    /// By what the key is known without telling it.
    pub fn name(&self) -> String {
        hex(&Sha256::digest([b"chibo key name".as_slice(), &self.0].concat())).chars().take(8).collect()
    }

    /// The key that seals what is private in the database.
    pub(crate) fn for_records(&self) -> [u8; LENGTH] {
        Sha256::digest([b"chibo key for records".as_slice(), &self.0].concat()).into()
    }

    /// A key for one purpose, by which nobody finds those for others.
    pub fn for_purpose(&self, purpose: &str) -> anyhow::Result<[u8; LENGTH]> {
        let mut key = [0; LENGTH];
        let derived = Hkdf::<Sha256>::new(None, &self.0).expand(purpose.as_bytes(), &mut key);
        derived.map_err(|_| anyhow::anyhow!("no key for {purpose}"))?;
        Ok(key)
    }
}

/// Where this machine remembers the keys that it has seen, so that a backup is brought back on it without typing: in the
/// user's own settings, apart from any data directory. None where the user has none.
fn memory() -> Option<PathBuf> {
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".config"));
    let settings = std::env::var_os("XDG_CONFIG_HOME").or_else(|| std::env::var_os("APPDATA")).map(PathBuf::from).or_else(home);
    settings.filter(|folder| folder.is_absolute()).map(|folder| folder.join("chibo").join("keys"))
}

/// Remembers a key on this machine, as far as that is possible.
pub fn remember(key: &Key) {
    if let Some(folder) = memory().map(|memory| memory.join(key.name()))
        && std::fs::create_dir_all(&folder).is_ok()
    {
        let _ = key.keep(&folder);
    }
}

/// The key of this name, if this machine has seen it.
pub fn remembered(name: &str) -> anyhow::Result<Option<Key>> {
    match memory().filter(|_| is_name(name)) {
        Some(memory) => Ok(Key::find(&memory.join(name))?.filter(|key| key.name() == name)),
        None => Ok(None),
    }
}

/// Whether a key can have this name.
pub(crate) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() <= 16 && name.chars().all(|c| c.is_ascii_hexdigit())
}

fn file(data: &Path) -> PathBuf {
    data.join(FILE)
}

/// The file of a key that is to take the place of another.
fn beside(file: &Path) -> PathBuf {
    file.with_extension("key.part")
}

/// How somebody says which key it is.
#[derive(Clone)]
pub enum Given {
    /// The file in which it stands, or is to stand.
    File(PathBuf),
    /// The key itself.
    Typed(Key),
}

impl Given {
    /// A key as it was printed, or the path of its file.
    pub fn parse(text: &str) -> Self {
        Key::parse(text).map_or_else(|_| Self::File(PathBuf::from(text)), Self::Typed)
    }

    /// The key, which must be there.
    pub fn read(self) -> anyhow::Result<Key> {
        match self {
            Self::Typed(key) => Ok(key),
            Self::File(file) => Key::read(&file)?.context("there is no key in this file"),
        }
    }
}

/// A key, and the file in which it stands; none where it was typed.
#[derive(Clone)]
pub struct Place {
    pub(crate) key: Key,
    pub(crate) file: Option<PathBuf>,
}

/// The database is sealed with a key that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// The key's name.
    pub name: String,
    /// Where it was looked for.
    pub file: PathBuf,
}

impl std::fmt::Display for Locked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the database is sealed with the key {}, which is not in {}", self.name, self.file.display())
    }
}

impl std::error::Error for Locked {}

impl Place {
    /// The key of a data directory: the one that was given, or its own; made at the first start. A database that is sealed
    /// already (`sealed_with` names its key) opens with that key alone; beside its place and in this machine's memory it is
    /// looked for too.
    pub fn of(data: &Path, given: Option<&Given>, sealed_with: Option<&str>) -> anyhow::Result<Self> {
        let (typed, file) = match given {
            Some(Given::Typed(key)) => (Some(key.clone()), file(data)),
            Some(Given::File(file)) => (None, file.clone()),
            None => (None, file(data)),
        };
        let is_it = |key: &Key| sealed_with.is_none_or(|name| key.name() == name);
        if let Some(key) = typed.filter(is_it) {
            return Ok(Self { key, file: None });
        }
        if let Some(key) = Key::read(&file)?.filter(is_it) {
            return Ok(Self { key, file: Some(file) });
        }
        let Some(name) = sealed_with else { return Self::made(file) };
        if let Some(key) = Key::read(&beside(&file))?.filter(is_it) {
            Key::settle(&file)?;
            return Ok(Self { key, file: Some(file) });
        }
        match remembered(name)? {
            Some(key) => Ok(Self { key, file: None }),
            None => Err(Locked { name: name.to_owned(), file }.into()),
        }
    }

    fn made(file: PathBuf) -> anyhow::Result<Self> {
        let key = Key::made();
        let key = match key.write(&file) {
            Ok(()) => key,
            // Another process was quicker.
            Err(error) if is_there(&error) => Key::read(&file)?.context("the key is gone")?,
            Err(error) => return Err(error),
        };
        Ok(Self { key, file: Some(file) })
    }

    /// The key that all tests share.
    #[cfg(any(test, feature = "testing"))]
    pub fn made_up() -> Self {
        Self { key: Key([0xa7; LENGTH]), file: None }
    }
}

fn is_there(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == ErrorKind::AlreadyExists)
}

#[cfg(test)]
pub(crate) fn made_up() -> Key {
    Place::made_up().key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_printed_and_a_mistyped_one_is_told() {
        let key = made_up();
        let text = key.text();
        assert_eq!(text.split(' ').count(), 17);
        assert!(Key::parse(&text.to_uppercase().replace(' ', "-")) == Ok(key.clone()));
        for at in (0..text.len()).filter(|at| text.as_bytes()[*at] != b' ') {
            let other = if &text[at..=at] == "3" { "4" } else { "3" };
            let typed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
            assert!(Key::parse(&typed) == Err(BadKey::Mistyped), "{typed}");
        }
        assert!(Key::parse("a7") == Err(BadKey::Length(2)) && Key::parse("o") == Err(BadKey::Letter('o')));
        assert_ne!(key.for_purpose("one").unwrap(), key.for_purpose("other").unwrap());
    }
}
