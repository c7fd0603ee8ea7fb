//! The encrypted stream of a backup: a header that names the key, then pieces, each sealed with its place in the order and
//! whether it is the last. A piece that is changed, moved, left out or cut off is found.

use crate::key::Key;
use chacha20poly1305::aead::Payload;
use chacha20poly1305::aead::stream::{DecryptorBE32, EncryptorBE32};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use std::io::{self, Error, ErrorKind, Read, Write};

/// What the file begins with.
const MARK: &[u8] = b"chibo-backup/1\n";
/// Letters of the key's name.
const NAME: usize = 8;
/// Bytes that are never the same in two files.
pub(super) const NONCE: usize = 19;
/// Bytes of a piece, before it is sealed.
const PIECE: usize = 64 * 1024;
/// Bytes that sealing adds.
const TAG: usize = 16;

fn cipher(key: &Key) -> io::Result<XChaCha20Poly1305> {
    let key = key.for_purpose("backup").map_err(Error::other)?;
    Ok(XChaCha20Poly1305::new(&key.into()))
}

fn broken() -> Error {
    Error::new(ErrorKind::InvalidData, "a piece of the backup does not hold")
}

/// Seals what is written to it.
pub(super) struct Sealing<W: Write> {
    out: W,
    header: Vec<u8>,
    piece: Vec<u8>,
    cipher: EncryptorBE32<XChaCha20Poly1305>,
}

impl<W: Write> Sealing<W> {
    pub(super) fn begin(mut out: W, key: &Key, nonce: [u8; NONCE]) -> io::Result<Self> {
        let header = [MARK, key.name().as_bytes(), &nonce].concat();
        out.write_all(&header)?;
        let cipher = EncryptorBE32::from_aead(cipher(key)?, &nonce.into());
        Ok(Self { out, header, piece: Vec::with_capacity(PIECE), cipher })
    }

    /// Seals the last piece; without it the file is none.
    pub(super) fn end(mut self) -> io::Result<W> {
        let last = Payload { msg: &self.piece, aad: &self.header };
        let sealed = self.cipher.encrypt_last(last).map_err(|_| broken())?;
        self.out.write_all(&sealed)?;
        Ok(self.out)
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // The last piece is sealed otherwise than those before, so a full one waits until there is more.
        if self.piece.len() == PIECE && !bytes.is_empty() {
            let sealed = self.cipher.encrypt_next(Payload { msg: &self.piece, aad: &self.header }).map_err(|_| broken())?;
            self.out.write_all(&sealed)?;
            self.piece.clear();
        }
        let taken = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend(bytes.iter().take(taken));
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Reads what was sealed.
pub(super) struct Opening<R: Read> {
    source: R,
    header: Vec<u8>,
    cipher: Option<DecryptorBE32<XChaCha20Poly1305>>,
    /// The next piece, still sealed.
    next: Vec<u8>,
    piece: Vec<u8>,
    read: usize,
}

/// The name of the key that a file is sealed with; none where it is no backup of ours.
pub(super) fn key_name(mut source: impl Read) -> io::Result<Option<String>> {
    let mut header = [0; MARK.len() + NAME];
    match source.read_exact(&mut header) {
        Ok(()) => Ok(header.strip_prefix(MARK).map(|name| String::from_utf8_lossy(name).into_owned())),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

impl<R: Read> Opening<R> {
    pub(super) fn begin(mut source: R, key: &Key) -> io::Result<Self> {
        let mut header = vec![0; MARK.len() + NAME + NONCE];
        source.read_exact(&mut header)?;
        let nonce: [u8; NONCE] = header.get(MARK.len() + NAME..).and_then(|nonce| nonce.try_into().ok()).ok_or_else(broken)?;
        let cipher = Some(DecryptorBE32::from_aead(cipher(key)?, &nonce.into()));
        let mut opening = Self { source, header, cipher, next: Vec::new(), piece: Vec::new(), read: 0 };
        opening.next = opening.sealed()?;
        Ok(opening)
    }

    fn sealed(&mut self) -> io::Result<Vec<u8>> {
        let mut sealed = Vec::with_capacity(PIECE + TAG);
        self.source.by_ref().take((PIECE + TAG) as u64).read_to_end(&mut sealed)?;
        Ok(sealed)
    }

    fn open_next(&mut self) -> io::Result<()> {
        let following = self.sealed()?;
        let sealed = std::mem::replace(&mut self.next, following);
        let payload = Payload { msg: &sealed, aad: &self.header };
        let opened = match (self.next.is_empty(), self.cipher.as_mut()) {
            (false, Some(cipher)) => cipher.decrypt_next(payload),
            (true, Some(_)) => self.cipher.take().ok_or_else(broken)?.decrypt_last(payload),
            (_, None) => return Ok(()),
        };
        (self.piece, self.read) = (opened.map_err(|_| broken())?, 0);
        Ok(())
    }
}

impl<R: Read> Read for Opening<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.read == self.piece.len() && self.cipher.is_some() {
            self.open_next()?;
        }
        let rest = self.piece.get(self.read..).unwrap_or_default();
        let taken = rest.len().min(out.len());
        out.iter_mut().zip(rest).for_each(|(out, byte)| *out = *byte);
        self.read += taken;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::made_up;

    fn sealed(content: &[u8]) -> Vec<u8> {
        let mut sealing = Sealing::begin(Vec::new(), &made_up(), [7; NONCE]).unwrap();
        sealing.write_all(content).unwrap();
        sealing.end().unwrap()
    }

    fn opened(file: &[u8]) -> io::Result<Vec<u8>> {
        let mut content = Vec::new();
        Opening::begin(file, &made_up())?.read_to_end(&mut content)?;
        Ok(content)
    }

    #[test]
    fn what_is_sealed_is_read_back_whatever_its_length() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7] {
            let content: Vec<u8> = (0..length).map(|i| u8::try_from(i % 251).unwrap()).collect();
            assert!(opened(&sealed(&content)).unwrap() == content, "{length}");
        }
    }

    #[test]
    fn a_byte_changed_a_piece_moved_left_out_or_cut_off_is_found() {
        let content = vec![5; 3 * PIECE + 9];
        let file = sealed(&content);
        let (head, piece) = (MARK.len() + NAME + NONCE, PIECE + TAG);
        for at in [head, head + piece, file.len() - 1, MARK.len(), MARK.len() + NAME + 3, head + 2 * piece + 77] {
            let mut other = file.clone();
            other[at] ^= 1;
            assert!(opened(&other).is_err(), "{at}");
        }
        for cut in [head, head + piece, head + 3 * piece, file.len() - 1] {
            assert!(opened(&file[..cut]).is_err(), "{cut}");
        }
        let moved = [&file[..head], &file[head + piece..head + 2 * piece], &file[head..head + piece], &file[head + 2 * piece..]];
        assert!(opened(&moved.concat()).is_err());
        assert_eq!(key_name(file.as_slice()).unwrap(), Some(made_up().name()));
        assert_eq!(key_name(b"chibo".as_slice()).unwrap(), None);
    }
}
