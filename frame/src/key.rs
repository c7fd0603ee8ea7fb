//! **Khóa.** The key of a data directory. It stands in a file of its own that only the owner reads, never in the database and
//! never in a backup, and can be printed: who has a backup without the key has nothing.

use crate::app::App;
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
    /// The key of a data directory, made where there is none yet.
    pub fn of(app: &App) -> anyhow::Result<Self> {
        if let Some(key) = Self::find(&app.data)? {
            return Ok(key);
        }
        let key = Self(app.random_bytes());
        match key.keep(&app.data) {
            Ok(()) => Ok(key),
            // Another process was quicker.
            Err(error) if is_there(&error) => Self::find(&app.data)?.context("the key is gone"),
            Err(error) => Err(error),
        }
    }

    /// The key of a data directory, if it has one.
    pub fn find(data: &Path) -> anyhow::Result<Option<Self>> {
        match std::fs::read_to_string(file(data)) {
            Ok(text) => match Self::parse(&text) {
                Ok(key) => Ok(Some(key)),
                Err(_) => Err(Damaged(file(data)).into()),
            },
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).context("read the key"),
        }
    }

    /// Writes the key into a data directory that has none.
    pub fn keep(&self, data: &Path) -> anyhow::Result<()> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut out = options.open(file(data)).context("keep the key")?;
        writeln!(out, "{}", self.text()).context("keep the key")?;
        out.sync_all().context("keep the key")
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
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_hexdigit());
    match memory().filter(|_| is_name) {
        Some(memory) => Ok(Key::find(&memory.join(name))?.filter(|key| key.name() == name)),
        None => Ok(None),
    }
}

fn file(data: &Path) -> PathBuf {
    data.join(FILE)
}

fn is_there(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == ErrorKind::AlreadyExists)
}

#[cfg(test)]
pub(crate) fn made_up() -> Key {
    Key([0xa7; LENGTH])
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
