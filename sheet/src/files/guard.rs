//! What one file may ask of the machine.

use super::unreadable::Unreadable;
use flate2::read::ZlibDecoder;
use std::io::Read;

/// A scanner's PDF of some hundred pages in colour.
const MEGABYTES_OF_A_FILE: u64 = 512;
/// A4 at 600 dpi has 35 million, a phone's largest usual picture 50.
const MILLIONS_OF_PIXELS: u64 = 64;
/// Three colours a pixel.
pub(super) const BYTES_OF_A_PICTURE: usize = 3 * 64_000_000;
/// What one packed part of a PDF may unpack to.
const BYTES_OF_A_PART: u64 = 3 * 64_000_000;
/// A file packed by LZW may be this long; it cannot be looked into here.
const BYTES_WITH_LZW: usize = 256 * 1024;

/// Whether a file of this length is read at all.
pub(super) fn length(bytes: u64) -> Result<(), Unreadable> {
    let megabytes = bytes.div_ceil(1024 * 1024);
    let too_large = Unreadable::TooLarge { megabytes, limit: MEGABYTES_OF_A_FILE };
    if megabytes > MEGABYTES_OF_A_FILE { Err(too_large) } else { Ok(()) }
}

/// Whether a picture of these sides is unpacked at all.
pub(super) fn pixels(width: u32, height: u32) -> Result<(), Unreadable> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MILLIONS_OF_PIXELS * 1_000_000 {
        return Err(Unreadable::TooManyPixels { millions: pixels.div_ceil(1_000_000), limit: MILLIONS_OF_PIXELS });
    }
    if pixels == 0 { Err(Unreadable::Damaged) } else { Ok(()) }
}

/// Whether all pictures of one page together are unpacked.
pub(super) fn sum(pixels: u64) -> Result<(), Unreadable> {
    if pixels > 2 * MILLIONS_OF_PIXELS * 1_000_000 { Err(Unreadable::Swollen) } else { Ok(()) }
}

/// Looks into every packed part of a PDF before anything unpacks it whole: a kilobyte can hold a gigabyte of zeros, and a
/// part packed twice more than that.
pub(super) fn packed_parts(pdf: &[u8]) -> Result<(), Unreadable> {
    if pdf.len() > BYTES_WITH_LZW && contains(pdf, b"LZWDecode") {
        return Err(Unreadable::Swollen);
    }
    let mut rest = pdf;
    while let Some(at) = find(rest, b"stream") {
        rest = rest.get(at + 6..).unwrap_or_default();
        let part = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        if is_packed(part) && unpacks_beyond(part) {
            return Err(Unreadable::Swollen);
        }
    }
    Ok(())
}

/// The two bytes that every zlib stream begins with.
fn is_packed(part: &[u8]) -> bool {
    matches!(part, [method, flags, ..] if method & 0x0F == 8 && u16::from_be_bytes([*method, *flags]).is_multiple_of(31))
}

/// Whether a part, or what is packed once more inside it, is longer than anything on a scanned page.
fn unpacks_beyond(part: &[u8]) -> bool {
    let (beyond, packed_again) = swells(ZlibDecoder::new(part));
    beyond || packed_again && swells(ZlibDecoder::new(ZlibDecoder::new(part))) != (false, false)
}

/// Unpacks without keeping: whether it goes beyond the bound, and whether what comes out is packed again.
fn swells(unpacked: impl Read) -> (bool, bool) {
    let mut unpacked = unpacked.take(BYTES_OF_A_PART);
    let mut head = Vec::new();
    // What does not unpack is damaged, and whoever reads it says so.
    let _ = (&mut unpacked).take(2).read_to_end(&mut head);
    let _ = std::io::copy(&mut unpacked, &mut std::io::sink());
    (unpacked.limit() == 0, is_packed(&head))
}

fn contains(text: &[u8], word: &[u8]) -> bool {
    find(text, word).is_some()
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    let first = *word.first()?;
    let mut from = 0;
    while let Some(at) = text.get(from..)?.iter().position(|byte| *byte == first) {
        if text.get(from + at..)?.starts_with(word) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}
