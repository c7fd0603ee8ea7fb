//! Files for tests, made by hand.

use image::{DynamicImage, GrayImage, ImageFormat, Luma};
use std::io::{Cursor, Write};

/// A page in landscape whose upper left is black and whose lower half is grey by `shade`.
pub(super) fn page(shade: u8) -> DynamicImage {
    GrayImage::from_fn(60, 40, |x, y| match (x, y) {
        (0..20, 0..10) => Luma([0]),
        (_, 20..) => Luma([shade]),
        _ => Luma([255]),
    })
    .into()
}

pub(super) fn packed(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG with the camera's note of how it was held, 1 to 8.
pub(super) fn photo(picture: &DynamicImage, held: u8) -> Vec<u8> {
    let mut note = b"\xFF\xE1\0\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    note.extend([held, 0, 0, 0, 0, 0, 0, 0]);
    let plain = packed(picture, ImageFormat::Jpeg);
    [&plain[..2], &note, &plain[2..]].concat()
}

/// A TIFF of several pages.
pub(super) fn tiff(pages: &[DynamicImage]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = tiff::encoder::TiffEncoder::new(&mut bytes).unwrap();
    for page in pages {
        encoder.write_image::<tiff::encoder::colortype::Gray8>(page.width(), page.height(), page.as_bytes()).unwrap();
    }
    bytes.into_inner()
}

/// What a fax machine writes: two pages of 40 × 24 dots, Group 4. A black field at (4, 4) to (9, 9) and a line at row 20; the
/// second page is the first upside down.
pub(super) fn fax() -> Vec<u8> {
    let hex = "49492a001c00000026a0d9fcbefffffc7ffff9290dc9a83678008000090000010300010000002800000001010300010000001800000002010300\
               0100000001000000030103000100000004000000060103000100000001000000110104000100000008000000160103000100000018000000170104\
               000100000014 0000001c0103000100000001000000ae000000000049492a001e00000026a0d9e4a43726a0d9ffffc83477ffffe3fc00400400090000\
               010300010000002800000001010300010000001800000002010300010000000100000003010300010000000400000006010300010000000100000011\
               01040001000000980000001601030001000000180000001701040001000000150000001c010300010000000100000000000000";
    let digits: Vec<u8> = hex.bytes().filter(|digit| !digit.is_ascii_whitespace()).collect();
    digits.chunks(2).map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap()).collect()
}

/// A stream of a PDF.
pub(super) fn stream(about: &str, data: &[u8]) -> Vec<u8> {
    [format!("<< {about} /Length {} >>\nstream\n", data.len()).as_bytes(), data, b"\nendstream"].concat()
}

pub(super) fn zipped(data: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

/// A PDF of these objects, the first of which is the catalog.
pub(super) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (object, number) in objects.iter().zip(1_usize..) {
        places.push(bytes.len());
        bytes.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    bytes.extend(format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).bytes());
    bytes
}

/// A PDF of one page that draws `content`, with the object `/It` beside it.
pub(super) fn one_page(page: &str, content: &[u8], it: Vec<u8>) -> Vec<u8> {
    pdf(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!("<< /Type /Page /Parent 2 0 R /Contents 4 0 R {page} /Resources << /XObject << /It 5 0 R >> >> >>").into_bytes(),
        content.to_vec(),
        it,
    ])
}

/// What a scanner writes: one page, one JPEG on it, 60 × 40 points.
pub(super) fn scanned(picture: &DynamicImage, page: &str) -> Vec<u8> {
    let about = "/Subtype /Image /Width 60 /Height 40 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode";
    let content = stream("", b"q 60 0 0 40 0 0 cm /It Do Q");
    one_page(&format!("/MediaBox [0 0 60 40] {page}"), &content, stream(about, &packed(picture, ImageFormat::Jpeg)))
}
